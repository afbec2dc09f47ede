import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import t from 'tap';
import { OPERATIONS } from '../../generated/operations.ts';
import { newUser, startApp, type TestUser } from '../helpers/app.ts';
import { startAppWithoutDatabase } from '../helpers/faulty.ts';
import { ALL, type OperationRequest, readyRequest, requestFor, SECURED } from '../helpers/operations.ts';
import { listen, requestText, sendRaw } from '../helpers/raw.ts';
import { makeTask } from '../helpers/tasks.ts';

const { app } = await startApp(t);
const alice = newUser(app);
const task = (await makeTask(alice)).id;

const READS = ALL.filter((id) => OPERATIONS[id].method === 'GET');

/** What may differ between two requests that are the same. */
const OF_THE_MOMENT = new Set(['date', 'x-request-id', 'ratelimit-remaining', 'ratelimit-reset', 'retry-after']);

/** Status and headers; of those that change from one moment to the next, that they are there. */
const startOf = ({ statusCode, headers }: LightMyRequestResponse) => [
  statusCode,
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, OF_THE_MOMENT.has(name) || value])),
];

type Request = Pick<OperationRequest, 'url'> & { headers?: Record<string, string> };

/** Sends the same as GET and as HEAD, with ids of one length. */
async function both({ url, headers }: Request, to: FastifyInstance = app, user: TestUser | null = alice) {
  const all = { 'x-request-id': 'the-same', ...(user && { authorization: `Bearer ${user.token}` }), ...headers };
  const get = await to.inject({ method: 'GET', url, headers: all });
  const head = await to.inject({ method: 'HEAD', url, headers: all });
  return { get, head };
}

t.test('every operation with GET answers HEAD with the same status and headers', async (t) => {
  for (const id of READS) {
    let { get, head } = await both(await readyRequest(alice, id));
    // Health is bounded in time, and a busy machine may need longer: it is asked until both were in time.
    for (let tries = 0; id === 'getHealth' && head.statusCode + get.statusCode > 400 && tries < 100; tries += 1)
      ({ get, head } = await both(requestFor(id)));
    t.equal(get.statusCode, 200, id);
    // How a stream is framed is decided when there is content (RFC 9110, section 9.3.2); nobody knows how long it will be.
    const isStream = id === 'streamChanges';
    if (isStream) delete get.headers['transfer-encoding'];
    t.strictSame(startOf(head), startOf(get), id);
    const length = head.headers['content-length'];
    t.ok(
      isStream ? length === undefined : Number(length) > 0,
      `${id} says how long the body would be, if anybody knows`,
    );
    t.equal(head.body, '', id);
  }
});

t.test('so do the reference and its assets', async (t) => {
  for (const url of ['/docs', '/docs/static/page.css', '/docs/static/swagger-ui-bundle.js']) {
    const { get, head } = await both({ url });
    t.equal(get.statusCode, 200, url);
    t.strictSame(startOf(head), startOf(get), url);
    t.equal(head.headers['content-length'], String(get.rawPayload.length), url);
    t.equal(head.body, '', url);
  }
});

const LIST = '/api/me/tasks';

/** What else a read may be answered with. */
const OTHERS: readonly (readonly [status: number, request: Request])[] = [
  [303, { url: '/', headers: { accept: 'text/html' } }],
  [304, { url: LIST, headers: { 'if-none-match': '*' } }],
  [304, { url: `${LIST}/${task}`, headers: { 'if-none-match': '"1"' } }],
  [304, { url: '/openapi.yaml', headers: { 'if-none-match': '*' } }],
  [400, { url: `${LIST}?limit=0` }],
  [400, { url: '/health?x=1' }],
  [400, { url: '/api/me/%zz' }],
  [401, { url: LIST, headers: { authorization: 'Bearer x' } }],
  [403, { url: '/api/bob/tasks' }],
  [404, { url: `${LIST}/019aa0a6-3f80-7c3e-9d3b-2f6d1c9b7a10` }],
  [404, { url: '/problems/no-such-problem' }],
  [404, { url: '/nowhere' }],
  [404, { url: '/api//tasks' }],
  [404, { url: '/docs/static/nothing.css' }],
  [414, { url: `/health?${'x'.repeat(8001)}` }],
];

t.test('whatever the answer is, HEAD has its status and headers', async (t) => {
  for (const [status, request] of OTHERS) {
    const name = `${status} ${request.url.slice(0, 60)}`;
    const { get, head } = await both(request);
    t.equal(get.statusCode, status, name);
    t.strictSame(startOf(head), startOf(get), name);
    t.equal(head.body, '', name);
  }
});

t.test('HEAD needs a token where GET does', async (t) => {
  for (const id of SECURED.filter((id) => READS.includes(id))) {
    const { get, head } = await both(requestFor(id), app, null);
    t.equal(head.statusCode, 401, id);
    t.strictSame(startOf(head), startOf(get), id);
  }
});

t.test('HEAD is counted and limited as GET is', async (t) => {
  const limited = (await startApp(t, { RATE_LIMIT_PER_MINUTE: '1' })).app;
  const user = newUser(limited);
  t.equal((await user.request({ method: 'HEAD', url: 'tasks' })).statusCode, 200);
  const { get, head } = await both({ url: LIST }, limited, user);
  t.equal(get.statusCode, 429, 'HEAD was counted');
  t.strictSame(startOf(head), startOf(get));
  t.equal(head.body, '');
});

t.test('without a database HEAD is 503 where GET is', async (t) => {
  const away = (await startAppWithoutDatabase(t)).app;
  for (const url of [LIST, '/health', '/health/ready']) {
    const { get, head } = await both({ url }, away, newUser(away));
    t.equal(get.statusCode, 503, url);
    t.strictSame(startOf(head), startOf(get), url);
    t.equal(head.body, '', url);
  }
});

t.test('over the wire nothing follows the headers', async (t) => {
  const port = await listen(app);
  for (const url of ['/health/live', '/docs', '/nowhere', '/openapi.json']) {
    const { statusCode, rawPayload } = await app.inject({ url });
    const raw = await sendRaw(port, requestText(`HEAD ${url}`));
    t.strictSame([raw.statusCode, raw.body], [statusCode, ''], url);
    if (statusCode === 200) t.equal(raw.headers['content-length'], String(rawPayload.length), url);
  }
});
