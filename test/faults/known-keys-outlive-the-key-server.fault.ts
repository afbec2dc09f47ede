import { setTimeout as delay } from 'node:timers/promises';
import t, { type Test } from 'tap';
import { applyMigrations } from '../../src/database/migrate/apply.ts';
import { breaksOff, hangs, lists, says, startKeyServer } from '../auth/key-server.ts';
import { claims, makePair, pairToken } from '../auth/tokens.ts';
import { busy } from '../processes/busy.ts';
import { measured } from '../processes/measured.ts';
import { noPostgres, startPostgres } from '../processes/postgres.ts';
import { startService } from '../processes/service.ts';
import { ask, faultOfUnavailable } from './ask.ts';
import { onlyInFull, times } from './scale.ts';

const REQUESTS = times(50, 200);
/** What the service itself waits, in milliseconds: for an answer, and after an answer before it asks for an unknown key again. */
const [TIMEOUT_MS, COOLDOWN_MS] = [3000, 30_000];

const [known, unknown] = [makePair('EdDSA', 'known'), makePair('EdDSA', 'unknown')];
const FAILURES = [
  ['breaks connections off', breaksOff],
  ['answers 503', says('', 503)],
  ['does not answer', hangs],
  ['answers with rubbish', says('<html>welcome</html>')],
] as const;

async function failing(t: Test, url: string, answer: (typeof FAILURES)[number][1]): Promise<string> {
  const server = await startKeyServer(answer);
  t.teardown(() => server.stop());
  const { port } = await startService(t, {
    DATABASE_URL: url,
    JWT_SECRET: '',
    JWT_JWKS_URL: server.url,
    OVERLOAD_DELAY_MS: '0',
  });
  const send = (token: string) => ask(port, '', '', { token });
  const strangers = () =>
    Array.from({ length: REQUESTS }, (_, index) => pairToken(unknown, claims(), { kid: `unknown-${index}` }));
  let slowest = 0;

  /** All tokens at once are 503, and the key server was asked no more than so often. */
  const areUnavailable = async (tokens: readonly string[], most: number): Promise<void> => {
    const before = server.requests.length;
    for (const result of await Promise.all(tokens.map(send))) {
      t.equal(faultOfUnavailable(result), undefined, 'a good 503');
      slowest = Math.max(slowest, result.ms);
    }
    t.ok(server.requests.length - before <= most, 'look-ups are bounded', { skip: busy });
  };

  await areUnavailable([pairToken(known), ...strangers()], 2);
  server.answer = lists(known);
  while ((await send(pairToken(known))).status !== 200) await delay(100);
  const asked = server.requests.length;
  for (const token of strangers()) t.equal((await send(token)).status, 401, 'unknown, and it has answered');
  t.equal(server.requests.length, asked, 'a look-up for all of them');

  server.answer = answer;
  for (let index = 0; index < REQUESTS; index += 1) t.equal((await send(pairToken(known))).status, 200, 'known');
  if (!onlyInFull) {
    await delay(COOLDOWN_MS);
    await areUnavailable(strangers(), 2);
    t.equal((await send(pairToken(known))).status, 200, 'known');
  }
  t.ok(slowest < TIMEOUT_MS + 1000, 'look-ups time out', { skip: busy });
  return `${server.requests.length} look-ups, the slowest answer after ${slowest.toFixed(0)} ms`;
}

t.test('the key server fails', { skip: noPostgres }, async (t) => {
  const { url } = await startPostgres(t);
  await applyMigrations({ connectionString: url });
  for (const [name, answer] of FAILURES) {
    await t.test(name, async (t) => {
      const figure = measured(
        t,
        `The key server ${name}`,
        'known keys keep working; an unknown one is 503 as long as the server cannot be asked, and 401 once it answered without the key; look-ups are bounded and time out',
      );
      figure(await failing(t, url, answer));
    });
  }
});
