import t, { type Test } from 'tap';
import { createTokenVerifier, type VerifyToken } from '../../src/auth/verifier.ts';
import { lists, startKeyServer, until } from './key-server.ts';
import { claims, hmacToken, keySetConfig, makePair, outcomeOf, pairToken, refused, secretConfig } from './tokens.ts';

/** How often JSON is read while a token is checked: its header and its claims, unless it is remembered. */
async function readings(t: Test, verify: VerifyToken, token: string): Promise<number> {
  const calls = t.capture(JSON, 'parse', JSON.parse);
  await verify(token);
  const { length } = calls();
  calls.restore();
  return length;
}

t.test('with a secret', async (t) => {
  const verify = createTokenVerifier(secretConfig());
  const token = hmacToken(claims());
  t.not(await readings(t, verify, token), 0, 'the first time');
  t.equal(await readings(t, verify, token), 0, 'the second time');
});

t.test('with a key of each kind', async (t) => {
  for (const alg of ['EdDSA', 'ES256', 'RS256'] as const) {
    const pair = makePair(alg, 'k');
    const server = await startKeyServer(lists(pair));
    const verify = createTokenVerifier(keySetConfig(server.url));
    for (const kid of ['k', undefined]) {
      const token = pairToken(pair, claims(), { kid });
      t.not(await readings(t, verify, token), 0, `${alg}, kid ${kid}, the first time`);
      t.equal(await readings(t, verify, token), 0, `${alg}, kid ${kid}, the second time`);
    }
    await server.stop();
  }
});

t.test('JWT_CACHE_BYTES=0 remembers nothing', async (t) => {
  const verify = createTokenVerifier(secretConfig({ JWT_CACHE_BYTES: 0 }));
  const token = hmacToken(claims());
  t.not(await readings(t, verify, token), 0);
  t.not(await readings(t, verify, token), 0);
});

t.test('refused tokens push out none of the good ones', async (t) => {
  // Room for two.
  const verify = createTokenVerifier(secretConfig({ JWT_CACHE_BYTES: 1500, JWT_CLOCK_TOLERANCE: 5 }));
  const token = hmacToken(claims());
  await verify(token);
  for (let count = 0; count < 20; count += 1) {
    const bad = [{ exp: count }, { nbf: 4e9 + count }, { sub: count }, { iss: [count] }].map((wrong) =>
      hmacToken(claims(wrong)),
    );
    const forged = hmacToken(claims({ count }), {}, 'another secret');
    for (const each of [...bad, forged]) t.match(await outcomeOf(verify, each), /^401 /);
  }
  t.equal(await readings(t, verify, token), 0);
});

t.test('a key that goes takes its tokens along, and no others', async (t) => {
  const [going, staying] = [makePair('EdDSA', 'going'), makePair('EdDSA', 'staying')];
  const server = await startKeyServer(lists(going, staying));
  t.teardown(() => server.stop());
  const verify = createTokenVerifier(keySetConfig(server.url), { cooldownMs: 0, maxAgeMs: 0, retryMs: 0 });
  const [lost, kept] = [pairToken(going), pairToken(staying)];
  await verify(lost);
  await verify(kept);
  server.answer = lists(staying);
  await until(async () => (await outcomeOf(verify, lost)) !== 'subject alice');
  t.equal(await outcomeOf(verify, lost), refused('The token is signed with a key that its issuer does not list.'));
  t.match(verify(kept), { subject: 'alice' });
  t.equal(await readings(t, verify, kept), 0, 'of the key that stays');
  server.answer = lists(going, staying);
  await until(async () => (await outcomeOf(verify, lost)) === 'subject alice');
  t.match(verify(lost), { subject: 'alice' }, 'the key has come back');
});
