import t from 'tap';
import { createTokenVerifier } from '../../src/auth/verifier.ts';
import { lists, startKeyServer } from './key-server.ts';
import { claims, hmacToken, keySetConfig, makePair, outcomeOf, pairToken, refused } from './tokens.ts';

const UNLISTED = refused('The token is signed with a key that its issuer does not list.');

t.test('a thousand unknown kids within the cool-down make no request beyond the first', async (t) => {
  const pair = makePair('EdDSA', 'k');
  const server = await startKeyServer(lists(pair));
  t.teardown(() => server.stop());
  const verify = createTokenVerifier(keySetConfig(server.url));
  const tokens = Array.from({ length: 1000 }, (_, index) => pairToken(pair, claims(), { kid: `unknown-${index}` }));
  const outcomes = await Promise.all(tokens.map((token) => outcomeOf(verify, token)));
  t.strictSame([...new Set(outcomes)], [UNLISTED], 'all at once');
  for (const token of tokens.slice(0, 10)) t.equal(await outcomeOf(verify, token), UNLISTED, 'one by one');
  t.equal(server.requests.length, 1);
  t.equal(await outcomeOf(verify, pairToken(pair)), 'subject alice', 'and the known one is not harmed');
});

t.test('after the cool-down a new key is found with one more request', async (t) => {
  const [old, fresh] = [makePair('EdDSA', 'old'), makePair('EdDSA', 'fresh')];
  const server = await startKeyServer(lists(old));
  t.teardown(() => server.stop());
  const verify = createTokenVerifier(keySetConfig(server.url), { cooldownMs: 30_000 });
  t.equal(await outcomeOf(verify, pairToken(old)), 'subject alice');
  server.answer = lists(old, fresh);
  t.equal(await outcomeOf(verify, pairToken(fresh)), UNLISTED, 'within the cool-down');
  const later = Date.now() + 30_001;
  t.intercept(Date, 'now', { value: () => later });
  const outcomes = await Promise.all([fresh, fresh, old].map((pair) => outcomeOf(verify, pairToken(pair))));
  t.strictSame(outcomes, ['subject alice', 'subject alice', 'subject alice']);
  t.equal(server.requests.length, 2);
});

t.test('what cannot be right whatever the keys are does not make a request', async (t) => {
  const server = await startKeyServer(lists());
  t.teardown(() => server.stop());
  const verify = createTokenVerifier(keySetConfig(server.url));
  const tokens = ['', 'a.b.c', hmacToken(claims()), hmacToken(claims(), { alg: 'none' }), 'a'.repeat(9000)];
  for (const token of tokens) t.match(await outcomeOf(verify, token), /^401 Bearer error="invalid_token"/);
  t.strictSame(server.requests, []);
});

t.test('whoever comes while the answer is being read waits for it', async (t) => {
  const pairs = (['RS256', 'ES256', 'EdDSA'] as const).map((alg) => makePair(alg, alg));
  const server = await startKeyServer(lists(...pairs));
  t.teardown(() => server.stop());
  const verify = createTokenVerifier(keySetConfig(server.url));
  const [token = ''] = pairs.map((pair) => pairToken(pair));
  const outcomes: Promise<string>[] = [];
  let isDone = false;
  const first = outcomeOf(verify, token).finally(() => {
    isDone = true;
  });
  while (!isDone) {
    outcomes.push(outcomeOf(verify, token));
    await new Promise((resolve) => setImmediate(resolve));
  }
  t.strictSame(new Set(await Promise.all([first, ...outcomes])), new Set(['subject alice']));
  t.equal(server.requests.length, 1);
});
