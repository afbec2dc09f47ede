import { once } from 'node:events';
import { createServer } from 'node:http';
import t from 'tap';
import { buildApp } from '../../../src/app.ts';
import { createTokenVerifier } from '../../../src/auth/verifier.ts';
import { startApp } from '../../helpers/app.ts';
import { openPage, withoutBrowser } from '../../helpers/browser.ts';
import { memoryLog } from '../../helpers/log.ts';
import { listen } from '../../helpers/raw.ts';

// A browser, on a machine that may be busy with other tests.
t.setTimeout(120_000);

/** A service with a log, and what the log says of preflights. */
async function startTelling(environment: Record<string, string>) {
  const { config, database } = await startApp(t, environment);
  const log = memoryLog();
  const app = await buildApp({ config, database, verifyToken: createTokenVerifier(config), logger: log.logger });
  t.teardown(() => app.close());
  const told = () => log.lines().filter(({ msg }) => /preflight/.test(msg));
  const preflight = (origin: string | undefined, more: Record<string, string> = {}) =>
    app.inject({
      method: 'OPTIONS',
      url: '/api/me/tasks',
      headers: { ...(origin !== undefined && { origin }), 'access-control-request-method': 'POST', ...more },
    });
  return { app, told, preflight };
}

t.test('the log names the origin and the variable, once for each origin', async (t) => {
  for (const environment of [{ CORS_ORIGINS: 'https://app.example' }, { NODE_ENV: 'production' }]) {
    const { told, preflight } = await startTelling(environment);
    for (const origin of ['https://other.example', 'http://localhost:5173', 'https://other.example', 'null']) {
      t.equal((await preflight(origin)).statusCode, 405, origin);
    }
    t.strictSame(
      told().map(({ origin }) => origin),
      ['https://other.example', 'http://localhost:5173', 'null'],
    );
    for (const line of told()) t.match(line, { level: 40, msg: /refused.*CORS_ORIGINS/ });
  }
});

t.test('what is no refused preflight is not told', async (t) => {
  const { app, told, preflight } = await startTelling({ CORS_ORIGINS: 'https://app.example' });
  t.equal((await preflight('https://app.example')).statusCode, 204);
  t.equal((await preflight(undefined)).statusCode, 405);
  const headers = { origin: 'https://other.example' };
  t.equal((await app.inject({ method: 'OPTIONS', url: '/health', headers })).statusCode, 405);
  t.equal((await app.inject({ url: '/health', headers })).statusCode, 200);
  t.strictSame(told(), []);
});

t.test('a flood of origins is not a flood of lines, and what no browser sends is in none', async (t) => {
  const { told, preflight } = await startTelling({});
  for (const origin of ['https://a b.example', 'https://\u0001', `https://${'x'.repeat(2000)}`, '{"level":60}', '']) {
    await preflight(origin);
  }
  t.strictSame(told(), []);
  for (let index = 0; index < 300; index += 1) await preflight(`https://${index}.example`);
  t.equal(told().length, 100);
});

t.test('a real page that is refused leaves one line, however often it asks', { skip: withoutBrowser }, async (t) => {
  const page = createServer((_request, response) => response.setHeader('content-type', 'text/html').end('<p>A page'));
  await once(page.listen(0, '127.0.0.1'), 'listening');
  t.teardown(() => page.close());
  const address = page.address();
  const origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  const refusing = await startTelling({ NODE_ENV: 'production' });
  const allowing = await startTelling({ NODE_ENV: 'development' });
  const tab = (await openPage(t)).page;
  await tab.goto(origin);
  const ask = (port: number) =>
    tab.evaluate(`fetch('http://127.0.0.1:${port}/api/me/tasks', { headers: { authorization: 'Bearer none' } }).then(
      ({ status }) => status,
      ({ name }) => name,
    )`);
  const port = await listen(refusing.app);
  t.strictSame([await ask(port), await ask(port), await ask(port)], ['TypeError', 'TypeError', 'TypeError']);
  t.match(refusing.told(), [{ origin, msg: /CORS_ORIGINS/ }]);
  t.equal(refusing.told().length, 1);
  t.equal(await ask(await listen(allowing.app)), 401, 'and one that is allowed reads its answer');
  t.strictSame(allowing.told(), []);
});
