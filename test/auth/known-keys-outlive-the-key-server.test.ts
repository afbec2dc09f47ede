import t from 'tap';
import { createKeySet } from '../../src/auth/key-set.ts';
import { createTokenVerifier } from '../../src/auth/verifier.ts';
import { hangs, type KeyServer, lists, says, startKeyServer, until } from './key-server.ts';
import { keySetConfig, makePair, outcomeOf, pairToken, refused } from './tokens.ts';

const [known, unknown] = [makePair('EdDSA', 'known'), makePair('EdDSA', 'unknown')];

/** The number of requests so far, counted after one of our own has come through: whatever was sent before it has, too. */
async function countRequests(server: KeyServer): Promise<number> {
  server.answer = says('');
  await (await fetch(server.url)).text();
  await new Promise((resolve) => setTimeout(resolve, 20));
  return server.requests.length - 1;
}

/** Keys are old at once, an unknown one is always looked up, and a failing key server is always tried again. */
const RESTLESS = { cooldownMs: 0, maxAgeMs: 0, retryMs: 0 };

t.test('known keys work at once while the key server fails, unknown ones are 503', async (t) => {
  for (const [name, answer] of [
    ['down', says('', 503)],
    ['slow', hangs],
    ['rubbish', says('<html>')],
  ] as const) {
    const server = await startKeyServer(lists(known));
    const verify = createTokenVerifier(keySetConfig(server.url), { ...RESTLESS, timeoutMs: 300 });
    // On a busy machine the first request may take longer than that.
    await until(async () => (await outcomeOf(verify, pairToken(known))) === 'subject alice');
    server.answer = answer;
    const asked = server.requests.length;
    t.match(verify(pairToken(known)), { subject: 'alice' }, `${name}: while it is asked again`);
    await until(() => server.requests.length > asked);
    t.equal(await outcomeOf(verify, pairToken(unknown)), '503 retry after 1', name);
    t.match(verify(pairToken(known)), { subject: 'alice' }, `${name}: after it has failed`);
    await server.stop();
    t.equal(await outcomeOf(verify, pairToken(unknown)), '503 retry after 1', `${name}: gone`);
    t.match(verify(pairToken(known)), { subject: 'alice' }, `${name}: gone`);
  }
});

t.test('old keys are fetched again beside the requests, once at a time', async (t) => {
  const server = await startKeyServer(lists(known));
  t.teardown(() => server.stop());
  const verify = createTokenVerifier(keySetConfig(server.url), RESTLESS);
  await verify(pairToken(known));
  server.answer = hangs;
  for (let count = 0; count < 50; count += 1) t.match(verify(pairToken(known)), { subject: 'alice' });
  await until(() => server.requests.length > 1);
  t.equal(server.requests.length, 2);
});

t.test('a failing key server is left alone by the known keys as well', async (t) => {
  const server = await startKeyServer(lists(known));
  t.teardown(() => server.stop());
  const verify = createTokenVerifier(keySetConfig(server.url), { ...RESTLESS, retryMs: 60_000 });
  await verify(pairToken(known));
  server.answer = says('', 500);
  t.equal(await outcomeOf(verify, pairToken(unknown)), '503 retry after 1');
  for (let count = 0; count < 50; count += 1) t.match(verify(pairToken(known)), { subject: 'alice' });
  t.equal(await countRequests(server), 2);
});

t.test('keys that are not old are not fetched again', async (t) => {
  const server = await startKeyServer(lists(known));
  t.teardown(() => server.stop());
  const verify = createTokenVerifier(keySetConfig(server.url));
  for (let count = 0; count < 50; count += 1) t.equal(await outcomeOf(verify, pairToken(known)), 'subject alice');
  t.equal(await countRequests(server), 1);
});

t.test('a key that is listed no more stops working with the next answer', async (t) => {
  const gone = refused('The token is signed with a key that its issuer does not list.');
  for (const answer of [lists(unknown), lists()]) {
    const server = await startKeyServer(lists(known));
    const verify = createTokenVerifier(keySetConfig(server.url), RESTLESS);
    const token = pairToken(known);
    t.equal(await outcomeOf(verify, token), 'subject alice');
    server.answer = answer;
    await until(async () => (await outcomeOf(verify, token)) !== 'subject alice');
    t.equal(await outcomeOf(verify, token), gone, 'also for a token whose signature was remembered');
    await server.stop();
  }
});

t.test('a key that is replaced under its name stops working with the next answer', async (t) => {
  const server = await startKeyServer(lists(known));
  t.teardown(() => server.stop());
  const verify = createTokenVerifier(keySetConfig(server.url), RESTLESS);
  const token = pairToken(known);
  t.equal(await outcomeOf(verify, token), 'subject alice');
  const successor = makePair('EdDSA', 'known');
  server.answer = lists(successor);
  await until(async () => (await outcomeOf(verify, token)) !== 'subject alice');
  t.equal(await outcomeOf(verify, token), refused('The signature of the token is not valid.'));
  t.equal(await outcomeOf(verify, pairToken(successor)), 'subject alice');
});

t.test('a key that stays keeps its verifier, and with it the signatures that it remembers', async (t) => {
  const server = await startKeyServer(lists(known));
  t.teardown(() => server.stop());
  const created: (string | undefined)[] = [];
  const keySet = createKeySet(server.url, ({ kid }) => created.push(kid), { cooldownMs: 0 });
  await keySet.lookUp({ algorithm: 'EdDSA', kid: 'other' });
  server.answer = lists(known, unknown);
  await keySet.lookUp({ algorithm: 'EdDSA', kid: 'other' });
  t.strictSame(created, ['known', 'unknown']);
});
