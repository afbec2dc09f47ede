import t from 'tap';
import { createTokenVerifier } from '../../src/auth/verifier.ts';
import { lists, startKeyServer } from './key-server.ts';
import {
  claims,
  hmacToken,
  jwkOf,
  keySetConfig,
  makePair,
  outcomeOf,
  pairToken,
  refused,
  secretConfig,
} from './tokens.ts';

const SIGNATURE = refused('The signature of the token is not valid.');
const UNLISTED = refused('The token is signed with a key that its issuer does not list.');

t.test('a key or address of a key in the header is not used and never fetched', async (t) => {
  const [ours, theirs] = [makePair('ES256', 'ours'), makePair('ES256', 'ours')];
  const [server, attacker] = [await startKeyServer(lists(ours)), await startKeyServer(lists(theirs))];
  t.teardown(() => Promise.all([server.stop(), attacker.stop()]));
  const verify = createTokenVerifier(keySetConfig(server.url));
  const headers = [
    { jku: attacker.url },
    { x5u: attacker.url },
    { jwk: jwkOf(theirs) },
    { x5c: [theirs.publicKey.export({ format: 'der', type: 'spki' }).toString('base64')] },
    { jku: attacker.url, x5u: attacker.url, jwk: jwkOf(theirs) },
  ];
  for (const header of headers) {
    const name = Object.keys(header).join(', ');
    t.equal(await outcomeOf(verify, pairToken(theirs, claims(), header)), SIGNATURE, name);
    t.equal(
      await outcomeOf(verify, pairToken(theirs, claims(), { ...header, kid: 'theirs' })),
      UNLISTED,
      `${name}, kid`,
    );
    t.equal(await outcomeOf(verify, pairToken(ours, claims(), header)), 'subject alice', `${name}, signed by our key`);
  }
  t.strictSame(attacker.requests, []);
});

t.test('a kid is a name to compare: no path, no query, no address', async (t) => {
  const pair = makePair('EdDSA', 'ours');
  const [server, attacker] = [await startKeyServer(lists(pair)), await startKeyServer(lists(pair))];
  t.teardown(() => Promise.all([server.stop(), attacker.stop()]));
  const verify = createTokenVerifier(keySetConfig(server.url), { cooldownMs: 0 });
  const names = [
    '../../../../dev/null',
    "' OR 1=1 --",
    "x' UNION SELECT 'key",
    attacker.url,
    '__proto__',
    'ours ',
    '',
    '*',
  ];
  for (const kid of names) t.equal(await outcomeOf(verify, pairToken(pair, claims(), { kid })), UNLISTED, kid);
  const text = refused('The kid header of the token is not a string.');
  for (const kid of [null, 7, ['ours'], { ours: 1 }, true]) {
    t.equal(await outcomeOf(verify, pairToken(pair, claims(), { kid })), text, JSON.stringify(kid));
  }
  t.strictSame([...new Set(server.requests)], ['/jwks'], 'the key server is only ever asked for its set');
  t.strictSame(attacker.requests, []);
});

t.test('with a shared secret the header names no key either', async (t) => {
  const attacker = await startKeyServer(lists());
  t.teardown(() => attacker.stop());
  const verify = createTokenVerifier(secretConfig());
  const header = { kid: attacker.url, jku: attacker.url, x5u: attacker.url, jwk: { kty: 'oct', k: 'AAAA' } };
  t.equal(await outcomeOf(verify, hmacToken(claims(), header, '\0\0\0')), SIGNATURE);
  t.equal(await outcomeOf(verify, hmacToken(claims(), header, '')), SIGNATURE, 'the content of /dev/null');
  t.strictSame(attacker.requests, []);
});

t.test('the key server cannot send the service elsewhere', async (t) => {
  const pair = makePair('EdDSA', 'k');
  const elsewhere = await startKeyServer(lists(pair));
  const server = await startKeyServer((response) => response.writeHead(302, { location: elsewhere.url }).end());
  t.teardown(() => Promise.all([server.stop(), elsewhere.stop()]));
  t.equal(await outcomeOf(createTokenVerifier(keySetConfig(server.url)), pairToken(pair)), '503 retry after 1');
  t.strictSame(elsewhere.requests, []);
});
