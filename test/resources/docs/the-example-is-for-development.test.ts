import t from 'tap';
import { isProblem } from '../../helpers/answers.ts';
import { startApp, tokenFor } from '../../helpers/app.ts';

const LOCAL = { host: '127.0.0.1:3000' };

const { app } = await startApp(t, {}, undefined, () => tokenFor('demo'));
const production = (await startApp(t)).app;

/** The files that the page is made of. */
async function filesOf(): Promise<string[]> {
  const { body } = await app.inject({ url: '/example' });
  const links = [...body.matchAll(/(?:src|href)="(\/[^"]*)"/g)].map(([, link]) => String(link));
  return [
    ...new Set(links),
    '/example/worker.js',
    '/example/generated/index.js',
    '/example/generated/offline/index.js',
  ];
}

t.test('without a token for trials, so in production, there is nothing', async (t) => {
  for (const url of ['/example', '/example/token', ...(await filesOf())])
    isProblem(t, await production.inject({ url, headers: LOCAL }), 'ROUTE_NOT_FOUND', url);
});

t.test('with one there is the page, and all that it consists of', async (t) => {
  const files = await filesOf();
  t.ok(files.length > 10);
  for (const url of ['/example', ...files]) {
    const { statusCode, headers } = await app.inject({ url });
    t.equal(statusCode, 200, url);
    t.match(
      String(headers['content-security-policy']),
      /^default-src 'none'; script-src 'self'; style-src 'self';/,
      url,
    );
    t.notMatch(String(headers['content-security-policy']), /https?:|\*|unsafe-/, url);
    t.equal(headers['service-worker-allowed'], url.endsWith('worker.js') ? '/example' : undefined, url);
  }
  isProblem(t, await app.inject({ method: 'POST', url: '/example' }), 'METHOD_NOT_ALLOWED');
  for (const url of ['/example/index.html', '/example/tsconfig.json', '/example/', '/example/..%2f..%2fpackage.json'])
    isProblem(t, await app.inject({ url }), 'ROUTE_NOT_FOUND', url);
});

t.test('a page on this machine gets a token, which nobody keeps; no other page does', async (t) => {
  const given = await app.inject({ url: '/example/token', headers: LOCAL });
  t.equal(given.statusCode, 200);
  t.equal(given.headers['cache-control'], 'no-store');
  const { token } = given.json<{ token: string }>();
  const authorization = `Bearer ${token}`;
  t.equal((await app.inject({ url: '/api/me/tasks', headers: { ...LOCAL, authorization } })).statusCode, 200);
  const elsewhere = [
    { remoteAddress: '192.0.2.7', headers: LOCAL },
    { headers: { host: 'evil.example' } },
    { headers: { ...LOCAL, origin: 'http://localhost:5173' } },
    { headers: { ...LOCAL, 'x-forwarded-for': '127.0.0.1' } },
  ];
  for (const options of elsewhere)
    isProblem(t, await app.inject({ url: '/example/token', ...options }), 'ROUTE_NOT_FOUND', JSON.stringify(options));
});
