/** The published advisories of fast-jwt, which verifies, and of get-jwks, which does what src/auth/key-set.ts does here. */
import t, { type Test } from 'tap';
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
  part,
  pemOf,
  refused,
  secretConfig,
} from './tokens.ts';

const ALGORITHM = refused('The algorithm of the token is not accepted.');
const SIGNATURE = refused('The signature of the token is not valid.');
const UNLISTED = refused('The token is signed with a key that its issuer does not list.');
const UNSIGNED = refused('The token is not signed.');
const ISSUER = 'The iss claim of the token is not the expected one.';
const AUDIENCE = 'The aud claim of the token is not the expected one.';

const rsa = makePair('RS256', 'rsa');
const pkcs1 = rsa.publicKey.export({ format: 'pem', type: 'pkcs1' }).toString();

/** A verifier by the keys of a key server that lists the RSA key. */
async function byKeySet(t: Test) {
  const server = await startKeyServer(lists(rsa));
  t.teardown(() => server.stop());
  return createTokenVerifier(keySetConfig(server.url));
}

/** Forms in which a public key was taken for a shared secret, and the advisory of each. */
const TAKEN_FOR_SECRETS: readonly (readonly [string, string])[] = [
  ['CVE-2023-48223 (GHSA-c2ff-88x2-x9pg): PKCS #1, BEGIN RSA PUBLIC KEY', pkcs1],
  ...['\n', ' ', '\t\r\n  '].map((space): [string, string] => [
    `CVE-2026-34950: behind white space ${JSON.stringify(space)}`,
    `${space}${pkcs1}`,
  ]),
  ...['\ufeff', '\0', '\u200b', '# our key\n', 'key='].map((text): [string, string] => [
    `GHSA-ww5h-9m49-7xx4: behind ${JSON.stringify(text)}`,
    `${text}${pkcs1}${pemOf(rsa)}`,
  ]),
  ['GHSA-g3jj-5cmm-3hxx: as JWK', JSON.stringify(jwkOf(rsa))],
  ['GHSA-g3jj-5cmm-3hxx: as JWK set', JSON.stringify({ keys: [jwkOf(rsa)] }, null, 2)],
  ['GHSA-g3jj-5cmm-3hxx: as list of JWKs', JSON.stringify([jwkOf(makePair('EdDSA', 'ed'))])],
];

t.test('a public key is no shared secret, in whatever form', async (t) => {
  const verify = await byKeySet(t);
  t.equal(await outcomeOf(verify, pairToken(rsa)), 'subject alice', 'the key itself is good');
  for (const [name, secret] of TAKEN_FOR_SECRETS) {
    t.equal(await outcomeOf(verify, hmacToken(claims(), { kid: 'rsa' }, secret)), ALGORITHM, name);
    t.equal(await outcomeOf(verify, hmacToken(claims(), { kid: 'rsa', alg: 'RS256' }, secret)), SIGNATURE, name);
    t.throws(
      () => createTokenVerifier(secretConfig({ JWT_SECRET: secret })),
      { message: /^JWT_SECRET must be/ },
      `${name}, configured`,
    );
  }
});

t.test('CVE-2025-30144: a list of issuers does not stand for one of them', async (t) => {
  const issuer = 'https://issuer.example';
  for (const iss of [[issuer], ['https://evil.example', issuer], [[issuer]], { 0: issuer }]) {
    const verify = createTokenVerifier(secretConfig({ JWT_ISSUER: issuer }));
    t.equal(await outcomeOf(verify, hmacToken(claims({ iss }))), refused(ISSUER), JSON.stringify(iss));
  }
});

t.test(
  'CVE-2026-35042 (GHSA-hm7r-c7qw-ghp6): a critical extension that nobody understands is not passed over',
  async (t) => {
    const want = refused('The token has a crit header, and no extension is supported.');
    const header = { crit: ['x-custom-policy'], 'x-custom-policy': 'require-mfa' };
    t.equal(await outcomeOf(createTokenVerifier(secretConfig()), hmacToken(claims(), header)), want);
    t.equal(await outcomeOf(await byKeySet(t), pairToken(rsa, claims(), header)), want);
  },
);

t.test('CVE-2026-35039 (GHSA-rp9m-7r4c-75qg): no token gets the claims of another one from the cache', async (t) => {
  const verify = createTokenVerifier(secretConfig({ JWT_CACHE_BYTES: 2 ** 19 }));
  // Alike in all that such a key was made of: issuer, audience, times, length, header and signed by the same key.
  const alike = claims({ iss: 'x', aud: 'tasks', iat: 1 });
  const names = Array.from({ length: 1500 }, (_, index) => `user-${String(index).padStart(4, '0')}`);
  const tokens = names.map((sub) => hmacToken({ ...alike, sub }));
  const want = names.map((name) => `subject ${name}`);
  // More than are remembered, each twice, and at the end in the other order.
  for (const order of [tokens, tokens])
    t.strictSame(await Promise.all(order.map((token) => outcomeOf(verify, token))), want);
  const backwards = await Promise.all(tokens.toReversed().map((token) => outcomeOf(verify, token)));
  t.strictSame(backwards.toReversed(), want);
});

t.test('GHSA-3j8v-cgw4-2g6q: the same token has the same outcome each time', async (t) => {
  const verify = createTokenVerifier(secretConfig({ JWT_ISSUER: 'issuer', JWT_AUDIENCE: 'tasks' }));
  for (let time = 0; time < 10; time += 1) {
    t.equal(await outcomeOf(verify, hmacToken(claims({ iss: 'issuer', aud: 'tasks' }))), 'subject alice');
    t.equal(await outcomeOf(verify, hmacToken(claims({ iss: 'issuer', aud: 'other' }))), refused(AUDIENCE));
  }
});

t.test('CVE-2026-35041 (GHSA-cjw9-ghj4-fwxf): issuer and audience are compared, not matched', async (t) => {
  const bomb = '(a+)+$';
  const verify = createTokenVerifier(secretConfig({ JWT_ISSUER: bomb, JWT_AUDIENCE: bomb }));
  // As an expression it would not come to an end within the lifetime of the test.
  const victim = `${'a'.repeat(60)}!`;
  t.equal(await outcomeOf(verify, hmacToken(claims({ iss: victim, aud: victim }))), refused(`${ISSUER} ${AUDIENCE}`));
  t.equal(await outcomeOf(verify, hmacToken(claims({ iss: bomb, aud: bomb }))), 'subject alice');
});

t.test('CVE-2026-44351 (GHSA-gmvf-9v4p-v8jc): a key that is not found is not the empty secret', async (t) => {
  const verify = await byKeySet(t);
  for (const kid of ['unknown', '', '__proto__', 'constructor', undefined]) {
    for (const alg of ['HS256', 'HS384', 'HS512']) {
      const hash = `sha${alg.slice(2)}`;
      t.equal(await outcomeOf(verify, hmacToken(claims(), { kid, alg }, '', hash)), ALGORITHM, `${alg} ${kid}`);
    }
    const want = kid === undefined ? SIGNATURE : UNLISTED;
    t.equal(await outcomeOf(verify, hmacToken(claims(), { kid, alg: 'RS256' }, '')), want, `RS256 ${kid}`);
  }
  for (const JWT_SECRET of ['', undefined]) {
    t.throws(
      () => createTokenVerifier(secretConfig({ JWT_SECRET })),
      { message: /^JWT_SECRET or JWT_JWKS_URL/ },
      'and none is configured',
    );
  }
});

t.test('GHSA-8wpc-h4q6-8fxv: a token without a signature is refused by every key', async (t) => {
  const [bySecret, set] = [createTokenVerifier(secretConfig()), await byKeySet(t)];
  for (const alg of ['none', 'HS256', 'RS256']) {
    const bare = `${part({ alg, kid: 'rsa' })}.${part(claims())}.`;
    t.equal(await outcomeOf(bySecret, bare), UNSIGNED, alg);
    t.equal(await outcomeOf(set, bare), alg === 'RS256' ? UNSIGNED : ALGORITHM, alg);
  }
});

t.test(
  'CVE-2025-59936 (get-jwks): no token chooses whose keys are fetched, nor leaves one behind for the next',
  async (t) => {
    const theirs = makePair('RS256', 'rsa');
    const [server, attacker] = [await startKeyServer(lists(rsa)), await startKeyServer(lists(theirs))];
    t.teardown(() => Promise.all([server.stop(), attacker.stop()]));
    const issuer = new URL(server.url).origin;
    const verify = createTokenVerifier({ ...keySetConfig(server.url), JWT_ISSUER: issuer });
    // First the attacker's key is to be fetched by way of `iss`, then used under the name of the real issuer.
    for (const iss of [new URL(attacker.url).origin, attacker.url, [new URL(attacker.url).origin, issuer]]) {
      t.equal(await outcomeOf(verify, pairToken(theirs, claims({ iss }))), SIGNATURE, JSON.stringify(iss));
      t.equal(await outcomeOf(verify, pairToken(theirs, claims({ iss: issuer }))), SIGNATURE, 'then ours');
      const alone = pairToken({ ...theirs, kid: 'theirs' }, claims({ iss }));
      t.equal(await outcomeOf(verify, alone), UNLISTED, 'under a name of its own');
    }
    t.equal(
      await outcomeOf(verify, pairToken(rsa, claims({ iss: issuer }))),
      'subject alice',
      'ours is as good as before',
    );
    t.strictSame([attacker.requests, server.requests], [[], ['/jwks']]);
  },
);
