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
  part,
  pemOf,
  refused,
  SECRET,
  secretConfig,
} from './tokens.ts';

const ALGORITHM = refused('The algorithm of the token is not accepted.');
const SIGNATURE = refused('The signature of the token is not valid.');
const UNSIGNED = refused('The token is not signed.');

const NONE = ['none', 'None', 'NONE', 'nOnE', 'none ', '', null, undefined, ['none'], 0, {}];

t.test('no spelling of alg none is accepted, with or without a signature', async (t) => {
  const pair = makePair('EdDSA', 'k');
  const server = await startKeyServer(lists(pair));
  t.teardown(() => server.stop());
  for (const config of [secretConfig(), keySetConfig(server.url)]) {
    const verify = createTokenVerifier(config);
    for (const alg of NONE) {
      const signed = hmacToken(claims(), { alg, kid: 'k' });
      const unsigned = signed.slice(0, signed.lastIndexOf('.') + 1);
      t.equal(await outcomeOf(verify, signed), ALGORITHM, `signed, ${JSON.stringify(alg)}`);
      const want = config.JWT_SECRET ? UNSIGNED : ALGORITHM;
      t.equal(await outcomeOf(verify, unsigned), want, `unsigned, ${JSON.stringify(alg)}`);
    }
  }
  t.strictSame(server.requests, [], 'and the key server is not asked');
});

t.test('a shared secret takes HS256 and nothing else', async (t) => {
  const verify = createTokenVerifier(secretConfig());
  for (const bits of [384, 512]) {
    t.equal(await outcomeOf(verify, hmacToken(claims(), { alg: `HS${bits}` }, SECRET, `sha${bits}`)), ALGORITHM);
    t.equal(await outcomeOf(verify, hmacToken(claims(), {}, SECRET, `sha${bits}`)), SIGNATURE, 'with the wrong name');
  }
  for (const alg of ['EdDSA', 'ES256', 'RS256'] as const) {
    t.equal(await outcomeOf(verify, pairToken(makePair(alg, 'k'))), ALGORITHM, alg);
  }
  t.equal(await outcomeOf(verify, hmacToken(claims(), {}, 'another secret of at least 32 bytes')), SIGNATURE);
  t.equal(await outcomeOf(verify, hmacToken(claims(), {}, '')), SIGNATURE, 'the empty secret');
});

t.test('a public key is no secret: HS256 with it is refused', async (t) => {
  const pairs = [makePair('RS256', 'rsa'), makePair('ES256', 'ec'), makePair('EdDSA', 'ed')];
  const server = await startKeyServer(lists(...pairs));
  t.teardown(() => server.stop());
  const verify = createTokenVerifier(keySetConfig(server.url));
  for (const pair of pairs) {
    t.equal(await outcomeOf(verify, pairToken(pair)), 'subject alice', `${pair.alg}: the key itself is good`);
    for (const secret of [pemOf(pair), pemOf(pair).trim(), JSON.stringify(jwkOf(pair))]) {
      t.equal(await outcomeOf(verify, hmacToken(claims(), { kid: pair.kid }, secret)), ALGORITHM);
      t.equal(await outcomeOf(verify, hmacToken(claims(), { kid: pair.kid, alg: pair.alg }, secret)), SIGNATURE);
    }
  }
});

t.test('a public key as JWT_SECRET stops the start', async (t) => {
  const pair = makePair('RS256', 'rsa');
  for (const JWT_SECRET of [pemOf(pair), JSON.stringify(jwkOf(pair)), JSON.stringify({ keys: [jwkOf(pair)] })]) {
    t.throws(() => createTokenVerifier(secretConfig({ JWT_SECRET })), {
      message: /^JWT_SECRET must be a shared secret/,
    });
  }
});

t.test('a key takes the algorithm of its kind and no other', async (t) => {
  const [rsa, ec, ed] = [makePair('RS256', 'rsa'), makePair('ES256', 'ec'), makePair('EdDSA', 'ed')];
  const server = await startKeyServer(lists(rsa, ec, ed));
  t.teardown(() => server.stop());
  const verify = createTokenVerifier(keySetConfig(server.url));
  for (const alg of ['RS384', 'RS512', 'PS256', 'ES384', 'ES512', 'Ed25519', 'eddsa', 'HS256', 'toString']) {
    t.equal(await outcomeOf(verify, pairToken(rsa, claims(), { alg })), ALGORITHM, alg);
  }
  const unknown = refused('The token is signed with a key that its issuer does not list.');
  t.equal(
    await outcomeOf(verify, pairToken(ed, claims(), { kid: 'rsa' })),
    unknown,
    'the kid of a key of another kind',
  );
  t.equal(await outcomeOf(verify, pairToken(makePair('EdDSA', 'ed'))), SIGNATURE, 'a foreign key under a known kid');
  const empty = `${part({ alg: 'ES256', kid: 'ec' })}.${part(claims())}.`;
  t.equal(await outcomeOf(verify, empty), UNSIGNED);
  t.equal(await outcomeOf(verify, `${empty}${part(Buffer.alloc(64).toString())}`), SIGNATURE, 'r and s are 0');
});
