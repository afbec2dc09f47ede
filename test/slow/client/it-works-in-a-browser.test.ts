import { readFile } from 'node:fs/promises';
import t, { type Test } from 'tap';
import { freePort } from '../../../scripts/common/ports.ts';
import { projectFile } from '../../../src/config/paths.ts';
import { startProxy, type TestProxy } from '../../client/proxy.ts';
import { startServed } from '../../client/start.ts';
import { openPage, withoutBrowser } from '../../helpers/browser.ts';

/** Runs in the page, with the client beside it, as in a front end. */
const SCRIPT = `
  import { createTaskpact, unwrap } from './client.js';
  const { token, baseUrl } = Object.fromEntries(new URLSearchParams(location.hash.slice(1)));
  const { tasks, health } = createTaskpact({ baseUrl, token: () => token });
  const created = unwrap(await tasks.create({ title: 'Buy milk' }));
  const merged = unwrap(await tasks.update(created.id, ({ title }) => ({ title: title + '!' })));
  const stale = await tasks.replace(created.id, { title: 'No' }, { ifMatch: '"1"' });
  const titles = [];
  for await (const { title } of tasks.all({ is_completed: false })) titles.push(title);
  const list = await tasks.list({}, { requestId: 'from-a-page' });
  const known = await tasks.list({}, { ifNoneMatch: list.response.headers.get('etag') });
  unwrap(await tasks.complete(created.id));
  const { status, ok } = (await tasks.delete(created.id)).response;
  const { error } = await tasks.get(created.id);
  window.outcome = {
    merged: merged.version,
    stale: stale.error.code,
    titles,
    requestId: list.response.headers.get('x-request-id'),
    known: known.response.status,
    status,
    ok,
    code: error.code,
    health: (await health.live()).data,
  };
`;

/** The same page, where nothing but the first answer matters. */
const ONE_CALL = `
  import { createTaskpact } from './client.js';
  const { token, baseUrl } = Object.fromEntries(new URLSearchParams(location.hash.slice(1)));
  const { data, error } = await createTaskpact({ baseUrl, token: () => token, retries: 1 }).tasks.create({ title: 'Buy milk' });
  window.outcome = data ? 'created' : error.code;
`;

const OUTCOME = {
  merged: 2,
  stale: 'PRECONDITION_FAILED',
  titles: ['Buy milk!'],
  requestId: 'from-a-page',
  known: 304,
  status: 204,
  ok: true,
  code: 'TASK_NOT_FOUND',
  health: { status: 'live' },
};

async function serveFrontEnd(server: TestProxy, script = SCRIPT): Promise<void> {
  const page = '<!doctype html><title>Tasks</title><script type="module" src="/page.js"></script>';
  server.serve('/page', 'text/html', page);
  server.serve('/page.js', 'text/javascript', script);
  server.serve('/client.js', 'text/javascript', await readFile(projectFile('src/client/generated/index.js'), 'utf8'));
}

/** Opens the front end, and waits for what its script finds. */
async function visit(t: Test, origin: string, baseUrl: string, token: string) {
  const watched = await openPage(t);
  await watched.page.goto(`${origin}/page#${new URLSearchParams({ token, baseUrl })}`);
  const outcome = await watched.page.waitForFunction('window.outcome');
  return { ...watched, outcome: await outcome.jsonValue() };
}

/** Chromium tells the console of every answer that is no success; these were meant. */
const unexpected = (complaints: readonly string[]): string[] =>
  complaints.filter((text) => !/status of (404|412)|net::ERR_EMPTY_RESPONSE/.test(text));

t.test('on a page that the same origin serves', { skip: withoutBrowser }, async (t) => {
  const { proxy, newToken } = await startServed(t);
  await serveFrontEnd(proxy);
  proxy.fail('lost');
  const { outcome, complaints } = await visit(t, proxy.url, '/', newToken());
  t.strictSame(outcome, OUTCOME);
  t.strictSame(unexpected(complaints), []);
});

t.test('on a page of another origin that CORS_ORIGINS lists', { skip: withoutBrowser }, async (t) => {
  const frontEnd = await startProxy(t);
  await serveFrontEnd(frontEnd);
  const { proxy, newToken } = await startServed(t, { CORS_ORIGINS: frontEnd.url });
  // The preflight passes, and what it was asked for does not arrive.
  proxy.fail('pass', 'lost');
  const { outcome, complaints, origins } = await visit(t, frontEnd.url, proxy.url, newToken());
  t.strictSame(outcome, OUTCOME);
  t.strictSame(unexpected(complaints), []);
  t.strictSame([...origins].sort(), [frontEnd.url, proxy.url].sort());
  t.equal(proxy.seen[0]?.method, 'OPTIONS');
});

t.test(
  'on a page of an origin that is not listed, what CORS refuses is not sent again',
  { skip: withoutBrowser },
  async (t) => {
    const frontEnd = await startProxy(t);
    await serveFrontEnd(frontEnd, ONE_CALL);
    const { proxy, newToken } = await startServed(t, { CORS_ORIGINS: 'https://app.example' });
    const { outcome } = await visit(t, frontEnd.url, proxy.url, newToken());
    t.equal(outcome, 'UNREACHABLE');
    const seen = proxy.seen.map(({ method, url }) => `${method} ${url}`);
    // After the preflight it asked once whether anything can be read there.
    t.strictSame(seen, ['OPTIONS /api/me/tasks', 'GET /health/live']);
  },
);

t.test('nor is a first request that nobody answers', { skip: withoutBrowser }, async (t) => {
  const frontEnd = await startProxy(t);
  await serveFrontEnd(frontEnd, ONE_CALL);
  const away = `http://127.0.0.1:${await freePort()}`;
  t.equal((await visit(t, frontEnd.url, away, 'none')).outcome, 'UNREACHABLE');
});
