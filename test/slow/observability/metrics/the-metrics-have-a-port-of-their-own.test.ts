import { execFile } from 'node:child_process';
import { request } from 'node:http';
import { promisify } from 'node:util';
import t from 'tap';
import { isProblem } from '../../../helpers/answers.ts';
import { TEST_ENVIRONMENT } from '../../../helpers/app.ts';
import { scrape, startObserved } from '../../../observability/metrics/observed.ts';

/** The packages for metrics and traces that a process of its own loads with these variables. */
async function loadedWith(environment: Record<string, string>): Promise<string[]> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import=tsx', 'test/slow/observability/metrics/processes/loaded.ts'],
    {
      env: { PATH: process.env.PATH, ...TEST_ENVIRONMENT, ...environment },
    },
  );
  return JSON.parse(stdout) as string[];
}

/** The status of a request to the port of the metrics. */
const ask = (port: number | undefined, method: string, path: string): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, method, path }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    sent.on('error', reject).end();
  });

t.test('without METRICS_PORT there are none', async (t) => {
  const { app, port } = await startObserved(t);
  t.equal(port, undefined);
  isProblem(t, await app.inject({ url: '/metrics' }), 'ROUTE_NOT_FOUND');
});

t.test('what makes metrics and traces is loaded only where they are asked for', async (t) => {
  t.strictSame(await loadedWith({}), []);
  t.strictSame(await loadedWith({ METRICS_PORT: '0' }), ['prom-client']);
  const traced = await loadedWith({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:1' });
  t.ok(traced.includes('@fastify/otel') && !traced.includes('prom-client'));
});

t.test('with it they are there, and nowhere else', async (t) => {
  const { app, port } = await startObserved(t, { METRICS_PORT: '0' });
  t.ok((await scrape(port)).size > 0);
  isProblem(t, await app.inject({ url: '/metrics' }), 'ROUTE_NOT_FOUND');
  t.equal(await ask(port, 'GET', '/'), 404);
  t.equal(await ask(port, 'GET', '/health'), 404);
  t.equal(await ask(port, 'POST', '/metrics'), 404);
});

t.test('a port that is taken stops the start', async (t) => {
  const { port } = await startObserved(t, { METRICS_PORT: '0' });
  await t.rejects(startObserved(t, { METRICS_PORT: String(port) }), { code: 'EADDRINUSE' });
});

t.test('closing the service closes it', async (t) => {
  const { app, port } = await startObserved(t, { METRICS_PORT: '0' });
  await app.close();
  await t.rejects(ask(port, 'GET', '/metrics'), { code: 'ECONNREFUSED' });
});
