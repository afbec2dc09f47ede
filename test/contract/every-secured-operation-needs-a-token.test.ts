import { createHmac } from 'node:crypto';
import t from 'tap';
import { signToken } from '../../src/auth/sign.ts';
import { isProblem } from '../helpers/answers.ts';
import { newUser, startApp, TEST_SECRET, tokenFor } from '../helpers/app.ts';
import { CONTRACT, contractFaults } from '../helpers/contract.ts';
import {
  ALL,
  type OperationRequest,
  operationOf,
  requestFor,
  SECURED,
  WITH_BODY,
  withQuery,
} from '../helpers/operations.ts';
import { UUID } from '../helpers/things.ts';

const { app, config } = await startApp(t);

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const claims = part({ sub: 'alice', exp: Math.ceil(Date.now() / 1000) + 600 });

function unsigned(): string {
  return `${part({ alg: 'none', typ: 'JWT' })}.${claims}.`;
}

/** Signed well, but with `none` in the header: what is believed must not be the header. */
function signedAsNone(): string {
  const text = `${part({ alg: 'none', typ: 'JWT' })}.${claims}`;
  return `${text}.${createHmac('sha256', TEST_SECRET).update(text).digest('base64url')}`;
}

const wrongSecret = signToken({
  secret: 'another-secret-of-more-than-32-bytes-for-sure',
  subject: 'alice',
  claim: 'sub',
  expiresInSeconds: 600,
});

const invalid = (description: string): string => `Bearer error="invalid_token", error_description="${description}"`;

const CREDENTIALS: readonly (readonly [string, { given?: string; challenge: string }])[] = [
  ['no token', { challenge: 'Bearer' }],
  ['another scheme', { given: 'Basic YWxpY2U6c2VjcmV0', challenge: 'Bearer' }],
  ['a malformed token', { given: 'Bearer abc', challenge: invalid('The token is not a JWT.') }],
  ['an expired token', { given: `Bearer ${tokenFor('alice', -60)}`, challenge: invalid('The token has expired.') }],
  [
    'a token of another secret',
    { given: `Bearer ${wrongSecret}`, challenge: invalid('The signature of the token is not valid.') },
  ],
  ['alg none', { given: `Bearer ${unsigned()}`, challenge: invalid('The token is not signed.') }],
  [
    'alg none with a signature',
    { given: `Bearer ${signedAsNone()}`, challenge: invalid('The algorithm of the token is not accepted.') },
  ],
];

const ask = (request: OperationRequest, authorization?: string) =>
  app.inject({ ...request, headers: { ...request.headers, ...(authorization && { authorization }) } });

t.test('a secured operation refuses whoever has no good token, and says why', async (t) => {
  t.ok(SECURED.length > 0);
  for (const id of SECURED) {
    for (const [name, { given, challenge }] of CREDENTIALS) {
      const answer = await ask(requestFor(id), given);
      isProblem(t, answer, 'UNAUTHENTICATED', `${id} with ${name}`);
      t.equal(answer.headers['www-authenticate'], challenge, `${id} with ${name}`);
      t.strictSame(contractFaults(id, answer), []);
    }
  }
});

type Change = (request: OperationRequest) => OperationRequest;

const body = (payload: string | Buffer, type?: string): Change => {
  return (request) => ({ ...request, payload, headers: type === undefined ? {} : { 'content-type': type } });
};

/** What else may be wrong with a request, and what the answer to that would be. */
const FAULTS: readonly (readonly [string, Change])[] = [
  ['an unknown parameter', (request) => withQuery(request, 'nonsense=1')],
  ['a bad limit and a damaged cursor', (request) => withQuery(request, 'limit=0&cursor=x')],
  ['a query that cannot be read', (request) => withQuery(request, 'limit=%zz&x=%ff')],
  ["another user's path", (request) => ({ ...request, url: request.url.replace('/me/', '/bob/') })],
  ['an id that is none', (request) => ({ ...request, url: request.url.replace(UUID, '1') })],
  ['malformed JSON', body('{"title":', 'application/json')],
  ['bytes that are no UTF-8', body(Buffer.from([0xff, 0xfe]), 'application/json')],
  ['a field of the wrong type', body('{"title":1,"is_completed":"yes","more":true}', 'application/json')],
  ['another media type', body('title=x', 'text/plain')],
  ['a compressed body', (request) => ({ ...request, headers: { ...request.headers, 'content-encoding': 'gzip' } })],
  ['an unreadable media type', body('{"title":"x"}', 'application')],
  ['no media type', body(Buffer.from('{"title":"x"}'))],
  ['no body', ({ payload: _payload, ...request }) => ({ ...request, headers: {} })],
  ['a fitting ETag', (request) => ({ ...request, headers: { ...request.headers, 'if-none-match': '*' } })],
];

t.test('401 comes before everything else that is wrong with the request', async (t) => {
  const alice = newUser(app);
  for (const id of SECURED) {
    for (const [name, change] of FAULTS) {
      const request = change(requestFor(id));
      for (const credentials of [undefined, `Bearer ${wrongSecret}`]) {
        isProblem(t, await ask(request, credentials), 'UNAUTHENTICATED', `${id} with ${name}`);
      }
      const known = await alice.request({ ...request });
      t.ok(
        [200, 201, 204, 304, 400, 403, 404, 415].includes(known.statusCode),
        `${id} with ${name} is ${known.statusCode} with a token`,
      );
    }
  }
});

t.test('only what is too large to be read is refused before', async (t) => {
  for (const id of SECURED) {
    const long = withQuery(requestFor(id), 'x'.repeat(8001));
    isProblem(t, await ask(long), 'URI_TOO_LONG', id);
  }
  // A file is not received before it is known whose it is.
  for (const id of WITH_BODY.filter((one) => !operationOf(one).operation['x-body-spooled']))
    isProblem(
      t,
      await ask(body('x'.repeat(config.BODY_LIMIT_BYTES + 1), 'text/plain')(requestFor(id))),
      'PAYLOAD_TOO_LARGE',
      id,
    );
});

t.test('with a token the path of another user comes before the rest', async (t) => {
  const alice = newUser(app);
  for (const id of SECURED) {
    for (const [name, change] of FAULTS) {
      const request = change(requestFor(id, { user_id: 'bob' }));
      isProblem(t, await alice.request({ ...request }), 'FORBIDDEN', `${id} with ${name}`);
    }
  }
});

t.test('the others are open, and a bad token does not close them', async (t) => {
  t.ok(CONTRACT.security, 'unless the contract says otherwise, an operation is secured');
  for (const id of ALL.filter((id) => !SECURED.includes(id))) {
    t.equal((await ask(requestFor(id))).statusCode, 200, id);
    t.equal((await ask(requestFor(id), 'Bearer abc')).statusCode, 200, `${id} with a bad token`);
  }
});
