import type { ServerResponse } from 'node:http';
import t from 'tap';
import { createTokenVerifier } from '../../src/auth/verifier.ts';
import { hangs, lists, says, startKeyServer } from './key-server.ts';
import { claims, keySetConfig, makePair, outcomeOf, pairToken, refused } from './tokens.ts';

const UNAVAILABLE = '503 retry after 1';
const pair = makePair('EdDSA', 'k');

const ANSWERS = [
  ['500', says('{"keys":[]}', 500)],
  ['404', says('not found', 404)],
  ['no JSON', says('<html>welcome</html>')],
  ['half a JSON', says('{"keys":[')],
  ['nothing', says('')],
  ['null', says('null')],
  ['a list', says('[]')],
  ['an object without keys', says('{}')],
  ['keys that are no list', says('{"keys":{}}')],
  ['keys that are no objects', says('{"keys":[null,7]}')],
  ['a closed connection', (response) => response.destroy()],
] as const satisfies readonly (readonly [string, Parameters<typeof startKeyServer>[0]])[];

t.test('a key server that does not answer with keys is 503, never 401', async (t) => {
  for (const [name, answer] of ANSWERS) {
    const server = await startKeyServer(answer);
    const verify = createTokenVerifier(keySetConfig(server.url));
    t.equal(await outcomeOf(verify, pairToken(pair)), UNAVAILABLE, name);
    t.equal(await outcomeOf(verify, pairToken(pair)), UNAVAILABLE, `${name}, again`);
    t.equal(server.requests.length, 1, `${name}: asked once`);
    await server.stop();
  }
});

t.test('a key server that is not there is 503', async (t) => {
  const server = await startKeyServer(lists(pair));
  await server.stop();
  const verify = createTokenVerifier(keySetConfig(server.url));
  t.equal(await outcomeOf(verify, pairToken(pair)), UNAVAILABLE);
  t.match(await outcomeOf(verify, 'a.b.c'), /^401 /, 'which does not make good what no key could');
});

t.test('a failing key server is left alone for a while, whoever asks', async (t) => {
  const server = await startKeyServer(says('', 500));
  t.teardown(() => server.stop());
  const verify = createTokenVerifier(keySetConfig(server.url), { cooldownMs: 0 });
  const tokens = Array.from({ length: 100 }, (_, index) => pairToken(pair, claims(), { kid: `unknown-${index}` }));
  const outcomes = await Promise.all(tokens.map((token) => outcomeOf(verify, token)));
  for (const token of tokens) outcomes.push(await outcomeOf(verify, token));
  t.strictSame([...new Set(outcomes)], [UNAVAILABLE]);
  t.equal(server.requests.length, 1);
});

t.test('when it is back, tokens are accepted again', async (t) => {
  const server = await startKeyServer(says('', 500));
  t.teardown(() => server.stop());
  const verify = createTokenVerifier(keySetConfig(server.url), { retryMs: 0 });
  t.equal(await outcomeOf(verify, pairToken(pair)), UNAVAILABLE);
  server.answer = lists(pair);
  t.equal(await outcomeOf(verify, pairToken(pair)), 'subject alice');
  t.equal(
    await outcomeOf(verify, pairToken(makePair('EdDSA', 'x'))),
    refused('The token is signed with a key that its issuer does not list.'),
  );
});

t.test('a silent key server is given up after the configured time', async (t) => {
  const silent = [hangs, (response: ServerResponse) => response.writeHead(200).write('{"keys":')];
  for (const answer of silent) {
    const server = await startKeyServer(answer);
    const patient = outcomeOf(createTokenVerifier(keySetConfig(server.url), { timeoutMs: 20_000 }), pairToken(pair));
    const hasty = outcomeOf(createTokenVerifier(keySetConfig(server.url), { timeoutMs: 50 }), pairToken(pair));
    t.equal(await Promise.race([patient.then(() => 'patient'), hasty.then(() => 'hasty')]), 'hasty');
    await server.stop();
    t.strictSame(await Promise.all([patient, hasty]), [UNAVAILABLE, UNAVAILABLE]);
  }
});
