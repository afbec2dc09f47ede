import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import t from 'tap';
import { uuidv7 } from 'uuidv7';
import type { OperationId } from '../../src/contract/types.ts';
import { endOf, tokenOf } from '../../src/resources/changes/token.ts';
import type { Answer } from '../helpers/answers.ts';
import { newUser, startApp, type TestUser } from '../helpers/app.ts';
import { inBatch } from '../helpers/batches.ts';
import { contractFaults, documentedStatuses } from '../helpers/contract.ts';
import { bodiesOf } from '../helpers/examples.ts';
import { breakTables, startAppWithoutDatabase, startEmbeddedApp } from '../helpers/faulty.ts';
import {
  ALL,
  type OperationRequest,
  operationOf,
  readyRequest,
  requestFor,
  SECURED,
  withQuery,
} from '../helpers/operations.ts';
import { asUser, makeEverything, prepare } from '../helpers/own.ts';
import { listen, requestText, sendRaw } from '../helpers/raw.ts';
import { thingsOf } from '../helpers/things.ts';

const { app, config } = await startApp(t);
const port = await listen(app);
const alice = newUser(app);

const strict = (await startApp(t, { REQUIRE_IF_MATCH: 'true' })).app;
const limited = (await startApp(t, { RATE_LIMIT_PER_MINUTE: '1' })).app;
const away = (await startAppWithoutDatabase(t)).app;
const broken = await startEmbeddedApp(t);
await breakTables(broken.database);

/** A request with a token, unless the operation is open to anyone. */
function send(id: OperationId, request: OperationRequest, to: FastifyInstance = app, user: TestUser = alice) {
  const token = SECURED.includes(id) ? { authorization: `Bearer ${user.token}` } : {};
  return to.inject({ ...request, url: asUser(user, request.url), headers: { ...token, ...request.headers } });
}

const withHeader = (request: OperationRequest, name: string, value: string): OperationRequest => ({
  ...request,
  headers: { ...request.headers, [name]: value },
});

/** Sends a request that succeeds. */
const succeed = async (id: OperationId) => send(id, await readyRequest(alice, id));

/** Creates what is not there yet: by a PUT under an id that the client chose. */
async function create(id: OperationId) {
  if (operationOf(id).method === 'POST') return succeed(id);
  const own = await prepare(alice, operationOf(id));
  const name = thingsOf(operationOf(id)).at(-1) ?? '';
  const { url } = requestFor(id, { [name]: uuidv7() });
  return send(id, withHeader({ ...(await readyRequest(alice, id, own)), url }, 'if-none-match', '*'));
}

/** What a batch is answered with is what its write would be; this one can be answered with all that a batch can. */
const IN_BATCH = 'deleteProject';

/** Sends an operation, or a batch of one of its writes. */
async function sendOne(
  id: OperationId,
  make: (id: OperationId) => OperationRequest | Promise<OperationRequest>,
  to?: FastifyInstance,
  user?: TestUser,
) {
  const request = id === 'batch' ? inBatch(IN_BATCH, await make(IN_BATCH)) : await make(id);
  return send(id, request, to, user);
}

/** How to get each status from any operation that documents it. */
const WAYS: Readonly<Record<number, (id: OperationId) => Promise<Answer>>> = {
  200: succeed,
  201: create,
  204: succeed,
  303: (id) => send(id, withHeader(requestFor(id), 'accept', 'text/html')),
  304: async (id) => send(id, withHeader(await readyRequest(alice, id), 'if-none-match', '*')),
  400: (id) => send(id, withQuery(requestFor(id), 'nonsense=1')),
  401: (id) => app.inject(requestFor(id)),
  403: (id) => send(id, requestFor(id, { user_id: 'bob' })),
  404: (id) => sendOne(id, (one) => requestFor(one, { slug: 'no-such-problem' }), app, newUser(app)),
  // Of a user with everything, what others are part of.
  409: (id) =>
    sendOne(id, async (one) => {
      const own = await prepare(alice, operationOf(one));
      await makeEverything(alice, own);
      return readyRequest(alice, one, own);
    }),
  // Of an account that is there no more.
  410: async (id) => {
    const since = tokenOf(alice.id, endOf(randomUUID(), 1));
    return send(id, withQuery(requestFor(id), `since=${since}`));
  },
  412: (id) => sendOne(id, async (one) => withHeader(await readyRequest(alice, one), 'if-match', '"1000"')),
  413: (id) => {
    const limit = operationOf(id).operation['x-body-limit'] ?? config.BODY_LIMIT_BYTES;
    // What is announced is enough.
    const request = withHeader(
      withHeader(requestFor(id), 'content-type', 'application/json'),
      'content-length',
      `${limit + 1}`,
    );
    return send(id, { ...request, payload: 'x' });
  },
  414: (id) => send(id, withQuery(requestFor(id), 'x'.repeat(8001))),
  415: (id) => send(id, withHeader(requestFor(id), 'content-type', 'text/plain')),
  422: async (id) => {
    const request = withHeader(await readyRequest(alice, id), 'idempotency-key', randomUUID());
    await send(id, request);
    const other = bodiesOf(operationOf(id)).at(-1);
    return send(id, { ...request, payload: other?.payload ?? '', headers: { ...request.headers, ...other?.headers } });
  },
  428: (id) => sendOne(id, (one) => readyRequest(alice, one), strict),
  429: async (id) => {
    const user = newUser(limited);
    await send(id, requestFor(id), limited, user);
    return send(id, requestFor(id), limited, user);
  },
  431: (id) => {
    const { method, url } = requestFor(id);
    return sendRaw(port, requestText(`${method} ${url}`, [`X-Padding: ${'x'.repeat(17_000)}`]));
  },
  500: (id) => send(id, requestFor(id), broken.app),
  503: (id) => send(id, requestFor(id), away),
};

t.test('every operation answers every status that it documents, just as documented', async (t) => {
  for (const id of ALL) {
    t.ok(documentedStatuses(id).length > 1, id);
    for (const status of documentedStatuses(id)) {
      const answer = await WAYS[status]?.(id);
      if (!answer) t.fail(`${id}: nobody knows how to get ${status}`);
      else t.strictSame([answer.statusCode, contractFaults(id, answer)], [status, []], `${id} ${status}`);
    }
  }
});

t.test('the comparison with the contract finds what is wrong', async (t) => {
  const answer = await succeed('getTask');
  const { etag: _etag, ...headers } = answer.headers;
  t.strictSame(contractFaults('getTask', { ...answer, headers, body: answer.body }), ['header etag is missing']);
  t.strictSame(
    contractFaults('getTask', { statusCode: 200, headers: { ...answer.headers, 'x-new': '1' }, body: answer.body }),
    ['header x-new is not documented'],
  );
  const body = answer.body.replace('"version":1', '"version":0,"more":1');
  t.match(contractFaults('getTask', { statusCode: 200, headers: answer.headers, body }), [
    /additional properties.*version must be/,
  ]);
  t.match(contractFaults('getTask', { ...answer, statusCode: 418, headers, body }), ['status 418 is not documented']);
});
