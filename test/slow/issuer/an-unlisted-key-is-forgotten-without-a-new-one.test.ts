import { setTimeout as sleep } from 'node:timers/promises';
import t from 'tap';
import { until } from '../../auth/key-server.ts';
import { DAY, startIssuer } from './better-auth.ts';
import { accepted, KEY_SET_PATH, listTasks, startService, UNLISTED } from './client.ts';

t.test('known keys are fetched again when they are old, so that a key that went is gone', async (t) => {
  const issuer = await startIssuer(t, { jwks: { rotationInterval: DAY, gracePeriod: DAY } });
  const maxAgeMs = 50;
  const app = await startService(t, issuer, { timing: { cooldownMs: 0, maxAgeMs } });
  const old = await issuer.tokenOf(await issuer.signUp());
  t.strictSame(await listTasks(app, old), accepted());
  await issuer.ageKeys(2 * DAY + 1);

  const fetches = () => issuer.requests.filter((path) => path === KEY_SET_PATH).length;
  const before = fetches();
  await sleep(maxAgeMs);
  t.strictSame(await listTasks(app, old), accepted(), 'no request waits for the fetch that it starts');
  await until(async () => (await listTasks(app, old)).status !== 200);
  t.strictSame(await listTasks(app, old), UNLISTED);
  t.ok(fetches() > before);
});
