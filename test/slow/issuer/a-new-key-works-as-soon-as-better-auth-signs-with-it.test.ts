import t from 'tap';
import { until } from '../../auth/key-server.ts';
import { startIssuer } from './better-auth.ts';
import { accepted, KEY_SET_PATH, keyOf, listTasks, startService } from './client.ts';

t.test('the plugin rotates by its own clock; the new key is fetched when it is first seen', async (t) => {
  const issuer = await startIssuer(t, { jwks: { rotationInterval: 1 } });
  const app = await startService(t, issuer, { timing: { cooldownMs: 0 } });
  const alice = await issuer.signUp();
  const before = await issuer.tokenOf(alice);
  t.strictSame(await listTasks(app, before), accepted());

  let after = before;
  await until(async () => {
    after = await issuer.tokenOf(alice);
    return keyOf(after) !== keyOf(before);
  });
  t.strictSame(await listTasks(app, after), accepted(), 'the new key');
  t.strictSame(await listTasks(app, before), accepted(), 'the old key');
  t.strictSame(
    issuer.requests.filter((path) => path === KEY_SET_PATH),
    [KEY_SET_PATH, KEY_SET_PATH],
    'one request for each key that was new',
  );
});

t.test('without rotationInterval the plugin keeps its key', async (t) => {
  const issuer = await startIssuer(t);
  const alice = await issuer.signUp();
  const before = await issuer.tokenOf(alice);
  await issuer.ageKeys(10 * 365 * 86_400);
  t.equal(keyOf(await issuer.tokenOf(alice)), keyOf(before));
  t.strictSame(await issuer.listedKeys(), [keyOf(before)]);
});
