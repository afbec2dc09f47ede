import { deflateRawSync } from 'node:zlib';
import t, { type Test } from 'tap';
import { applyMigrations } from '../../src/database/migrate/apply.ts';
import { lists, startKeyServer } from '../auth/key-server.ts';
import { claims, hmacToken, jwkOf, makePair, now, pairToken, part, pemOf, SECRET } from '../auth/tokens.ts';
import { busy } from '../processes/busy.ts';
import { measured } from '../processes/measured.ts';
import { noPostgres, startPostgres } from '../processes/postgres.ts';
import { type Service, startService } from '../processes/service.ts';

/** What no refusal may take longer than, in milliseconds; one that does key derivation or backtracking for a token takes seconds. */
const BOUND_MS = 1000;

const rsa = makePair('RS256', 'rsa');
const ISSUER = 'https://issuer.example';
const ours = (overrides: Record<string, unknown> = {}) => claims({ iss: ISSUER, aud: 'tasks', ...overrides });

/** Signs as the issuer of a service does. */
type Sign = (payload: unknown, header?: Record<string, unknown>) => string;

const parted = (token: string) => token.split('.') as [string, string, string];

/** Forgeries by whoever has no key. */
function forged(sign: Sign): [string, string][] {
  const [head, payload, signature] = parted(sign(ours()));
  const [, other] = parted(sign(ours({ sub: 'bob' })));
  const unsigned = (header: unknown) => `${part(header)}.${payload}`;
  const bytes = Buffer.from(signature, 'base64url');
  const publicKeys = [pemOf(rsa), pemOf(rsa).trim(), JSON.stringify(jwkOf(rsa))];
  const encrypted = { alg: 'PBES2-HS512+A256KW', enc: 'A256GCM', p2c: 2_000_000_000, p2s: 'AAAA', kid: 'rsa' };
  return [
    ...['none', 'None', 'nOnE', 'NONE', 'none ', '', null].flatMap((alg): [string, string][] => [
      [`RFC 8725 3.1: alg ${alg}, unsigned`, `${unsigned({ alg, kid: 'rsa' })}.`],
      [`RFC 8725 3.1: alg ${alg}, signed`, `${unsigned({ alg, kid: 'rsa' })}.${signature}`],
    ]),
    ...publicKeys.map((key): [string, string] => [
      'RFC 8725 3.1: HS256 with the public key',
      hmacToken(ours(), { kid: 'rsa' }, key),
    ]),
    ...['HS384', 'HS512', 'PS256', 'ES256K', 'RS1', 'A128KW', 'dir'].map((alg): [string, string] => [
      `RFC 8725 3.2: alg ${alg}`,
      sign(ours(), { alg }),
    ]),
    ['RFC 8725 3.3: no signature', `${head}.${payload}.`],
    ['RFC 8725 3.3: a signature of other bytes', `${head}.${other}.${signature}`],
    ['RFC 8725 3.3: a signature of zeros', `${head}.${payload}.${part(Buffer.alloc(bytes.length))}`],
    ['RFC 8725 3.3: half a signature', `${head}.${payload}.${part(bytes.subarray(0, bytes.length / 2))}`],
    ['RFC 8725 3.3: a signature and more', `${head}.${payload}.${signature}.${signature}`],
    [
      'RFC 8725 3.3: one bit of the signature',
      `${head}.${payload}.${part(Buffer.from(bytes.map((byte, at) => (at === 0 ? byte ^ 1 : byte))))}`,
    ],
    ['RFC 8725 3.5: the empty secret', hmacToken(ours(), { kid: 'rsa' }, '')],
    ['RFC 8725 3.5: a guessed secret', hmacToken(ours(), { kid: 'rsa' }, 'secret')],
    ['RFC 8725 3.10: kid as a path', hmacToken(ours(), { kid: '../../../../dev/null' }, '')],
    ['RFC 8725 3.10: kid as SQL', hmacToken(ours(), { kid: "x' UNION SELECT '' --" }, '')],
    ['RFC 8725 3.10: kid as an address', hmacToken(ours(), { kid: 'http://127.0.0.1:1/key' }, '')],
    [
      'RFC 8725 3.10: a key in the header',
      pairToken(makePair('RS256', 'rsa'), ours(), {
        jwk: jwkOf(rsa),
        jku: 'http://127.0.0.1:1/',
        x5u: 'http://127.0.0.1:1/',
      }),
    ],
    ['an encrypted token that asks for two thousand million rounds', `${part(encrypted)}.a.b.c.d`],
    ['the same, in three parts', `${part(encrypted)}.${payload}.${signature}`],
    ['8 KiB of dots', '.'.repeat(8000)],
    ['8 KiB of brackets for a header', `${part('['.repeat(5000))}.${payload}.${signature}`],
    ['8 KiB of nested claims', sign(`${'{"a":'.repeat(900)}1${'}'.repeat(900)}`)],
  ];
}

/** Tokens that the issuer did sign, and that are not for this service, not for now, or can be read in two ways. */
function misused(sign: Sign): [string, string][] {
  const row = (name: string, overrides: Record<string, unknown>, header = {}): [string, string] => [
    name,
    sign(ours(overrides), header),
  ];
  const compressed = deflateRawSync(JSON.stringify(ours()));
  return [
    ['RFC 8725 3.6: compressed', sign(compressed, { zip: 'DEF' })],
    ['RFC 8725 3.7: in UTF-16', sign(Buffer.from(JSON.stringify(ours()), 'utf16le'))],
    ['RFC 8725 3.7: not in UTF-8', sign(Buffer.from(JSON.stringify(ours({ sub: 'ali\xff' })), 'latin1'))],
    row('RFC 8725 3.8: another issuer', { iss: 'https://evil.example' }),
    row('RFC 8725 3.8: iss is a list', { iss: [ISSUER] }),
    row('RFC 8725 3.8: an empty subject', { sub: '' }),
    row('RFC 8725 3.8: a subject of 5,000 characters', { sub: 'a'.repeat(5000) }),
    row('RFC 8725 3.8: a subject of 10,000 characters', { sub: 'a'.repeat(10_000) }),
    row('RFC 8725 3.8: a control character in the subject', { sub: 'alice\u0000' }),
    row('RFC 8725 3.8: a subject that is a number', { sub: 7 }),
    row('RFC 8725 3.9: another audience', { aud: 'mail' }),
    row('RFC 8725 3.9: audiences without ours', { aud: ['mail', 'calendar'] }),
    row('RFC 8725 3.9: no audience', { aud: undefined }),
    row('RFC 8725 3.11: a logout token', {}, { typ: 'logout+jwt' }),
    row('RFC 8725 3.11: a proof of possession', {}, { typ: 'dpop+jwt' }),
    row('RFC 7515 4.1.11: crit', {}, { crit: ['exp'] }),
    row('RFC 7519 4.1.4: expired', { exp: now() - 60 }),
    row('RFC 7519 4.1.4: exp is text', { exp: String(now() + 60) }),
    row('RFC 7519 4.1.4: exp is 1e308', { exp: 1e308 }),
    row('RFC 7519 4.1.4: no exp', { exp: undefined }),
    row('RFC 7519 4.1.5: nbf ahead', { nbf: now() + 60 }),
    row('RFC 7519 4.1.6: iat ahead', { iat: now() + 60 }),
    ['RFC 7519 4: a claim twice', sign(JSON.stringify(ours()).replace('{', '{"sub":"bob",'))],
  ];
}

/** Ways to send a good token that are none. */
const misplaced = (token: string): [string, string, Record<string, string>][] => [
  ['in the query', `?access_token=${token}`, {}],
  ['in a cookie', '', { cookie: `token=${token}` }],
  ['under another scheme', '', { authorization: `DPoP ${token}` }],
  ['twice in one field', '', { authorization: `Bearer ${token}, Bearer ${token}` }],
];

/** Sends every token that is none; says how many there were, and how long the slowest refusal took. */
async function refuseAll(t: Test, { port }: Service, sign: Sign): Promise<string> {
  const list = `http://127.0.0.1:${port}/api/me/tasks`;
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
  t.equal((await fetch(list, { headers: bearer(sign(ours())) })).status, 200, 'a good token is accepted');
  let slowest = { ms: 0, name: '' };
  const ask = async (name: string, query: string, headers: Record<string, string>): Promise<void> => {
    const began = performance.now();
    const answer = await fetch(`${list}${query}`, { headers });
    await answer.text();
    const ms = performance.now() - began;
    if (ms > slowest.ms) slowest = { ms, name };
    t.match(`${answer.status}`, /^40[01]$/, name);
    t.ok(ms < BOUND_MS, `${name}: ${ms.toFixed(0)} ms`, { skip: busy });
  };
  const tokens = [...forged(sign), ...misused(sign)];
  for (const [name, token] of tokens) await ask(name, '', bearer(token));
  for (const [name, query, headers] of misplaced(sign(ours()))) await ask(name, query, headers);
  return `${tokens.length} tokens refused, the slowest within ${slowest.ms.toFixed(1)} ms (${slowest.name})`;
}

t.test('no token opens what it should not, nor takes long to be refused', { skip: noPostgres }, async (t) => {
  const postgres = await startPostgres(t, { fsync: 'off' });
  await applyMigrations({ connectionString: postgres.url });
  const keys = await startKeyServer(lists(rsa));
  t.teardown(() => keys.stop());
  const common = { DATABASE_URL: postgres.url, JWT_ISSUER: ISSUER, JWT_AUDIENCE: 'tasks' };

  const expected = `each is refused with 401 or 400, and none takes longer than ${BOUND_MS} ms; nothing is logged as a fault`;

  t.test('of a service with a shared secret', async (t) => {
    const figure = measured(t, 'Tokens that are none (RFC 8725), for a service with a shared secret', expected);
    const service = await startService(t, { ...common, JWT_SECRET: SECRET });
    figure(await refuseAll(t, service, (payload, header) => hmacToken(payload, header)));
    t.strictSame(service.log(), []);
  });

  t.test('of a service with a key set', async (t) => {
    const figure = measured(t, 'Tokens that are none (RFC 8725), for a service with a key set', expected);
    const service = await startService(t, { ...common, JWT_SECRET: '', JWT_JWKS_URL: keys.url });
    figure(await refuseAll(t, service, (payload, header) => pairToken(rsa, payload, header)));
    t.strictSame(service.log(), []);
    t.ok(keys.requests.length <= 2, 'look-ups are bounded');
    figure(`the key server was asked ${keys.requests.length} times`);
  });
});
