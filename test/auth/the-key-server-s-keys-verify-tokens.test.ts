import t from 'tap';
import { createTokenVerifier } from '../../src/auth/verifier.ts';
import { lists, says, startKeyServer } from './key-server.ts';
import { claims, jwkOf, keySetConfig, makePair, outcomeOf, pairToken, refused } from './tokens.ts';

const UNLISTED = refused('The token is signed with a key that its issuer does not list.');
const ALGORITHMS = ['EdDSA', 'ES256', 'RS256'] as const;

t.test('a token of each kind of key is accepted, and the keys are fetched once', async (t) => {
  const pairs = ALGORITHMS.map((alg) => makePair(alg, `key-${alg}`));
  const server = await startKeyServer(lists(...pairs));
  t.teardown(() => server.stop());
  const verify = createTokenVerifier(keySetConfig(server.url));
  for (const pair of pairs) t.equal(await outcomeOf(verify, pairToken(pair)), 'subject alice', pair.alg);
  for (const pair of pairs) t.match(verify(pairToken(pair)), { subject: 'alice' }, `${pair.alg}, at once now`);
  t.strictSame(server.requests, ['/jwks']);
});

t.test('the claims of such a token are checked as well', async (t) => {
  const pair = makePair('EdDSA', 'k');
  const server = await startKeyServer(lists(pair));
  t.teardown(() => server.stop());
  const verify = createTokenVerifier({ ...keySetConfig(server.url), JWT_ISSUER: 'https://issuer.example' });
  const iss = 'https://issuer.example';
  t.equal(await outcomeOf(verify, pairToken(pair, claims({ iss }))), 'subject alice');
  t.match(await outcomeOf(verify, pairToken(pair, claims({ iss: 'x' }))), /^401 .*The iss claim/);
  t.match(await outcomeOf(verify, pairToken(pair, claims({ iss, exp: 1 }))), /^401 .*expired/);
  t.match(await outcomeOf(verify, pairToken(pair, claims({ iss, sub: 7 }))), /^401 .*names no user/);
  t.match(await outcomeOf(verify, pairToken(pair, claims({ iss }), { crit: ['exp'] })), /^401 .*crit/);
});

t.test('a token without kid is accepted as long as one key alone has its algorithm', async (t) => {
  const [first, second, other] = [makePair('EdDSA', '1'), makePair('EdDSA', '2'), makePair('ES256', '3')];
  const server = await startKeyServer(lists(first, other));
  t.teardown(() => server.stop());
  const verify = createTokenVerifier(keySetConfig(server.url), { cooldownMs: 0 });
  const token = pairToken(first, claims(), { kid: undefined });
  t.equal(await outcomeOf(verify, token), 'subject alice');
  server.answer = lists(first, second, other);
  t.equal(await outcomeOf(verify, pairToken(second)), 'subject alice', 'a second one has come');
  t.equal(await outcomeOf(verify, token), UNLISTED);
});

t.test('keys that are no use are passed over, and the others work', async (t) => {
  const good = makePair('ES256', 'good');
  const [encryption, foreign, short] = [
    makePair('RS256', 'enc'),
    makePair('RS256', 'ps'),
    makePair('RS256', 'short', 1024),
  ];
  const leaked = makePair('EdDSA', 'leaked');
  const keys = [
    {},
    { kty: 'oct', kid: 'secret', k: 'c2VjcmV0', alg: 'HS256' },
    { kty: 'EC', kid: 'broken', crv: 'P-256', x: 'AA', y: 'AA' },
    { kty: 7, kid: 7 },
    jwkOf(encryption, { use: 'enc' }),
    jwkOf(foreign, { alg: 'PS256' }),
    jwkOf(short),
    { ...leaked.privateKey.export({ format: 'jwk' }), kid: 'leaked' },
    jwkOf(good, { use: 'sig', alg: 'ES256', key_ops: ['verify'], extra: 1 }),
  ];
  const server = await startKeyServer(says(JSON.stringify({ keys })));
  t.teardown(() => server.stop());
  const verify = createTokenVerifier(keySetConfig(server.url));
  t.equal(await outcomeOf(verify, pairToken(good)), 'subject alice');
  for (const pair of [encryption, foreign, short, leaked]) {
    t.equal(await outcomeOf(verify, pairToken(pair)), UNLISTED, pair.kid);
  }
});
