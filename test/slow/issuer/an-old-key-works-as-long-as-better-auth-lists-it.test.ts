import t from 'tap';
import { DAY, startIssuer } from './better-auth.ts';
import { accepted, keyOf, listTasks, startService, UNLISTED } from './client.ts';

// Better Auth's documentation of gracePeriod: so long an old key is kept valid after the rotation; 30 days by default.
const PERIODS = [
  ['30 days by default', {}, 30 * DAY],
  ['as configured', { gracePeriod: 7 * DAY }, 7 * DAY],
] as const;

for (const [name, option, gracePeriod] of PERIODS) {
  t.test(`the grace period is ${name}`, async (t) => {
    const issuer = await startIssuer(t, { jwks: { rotationInterval: DAY, ...option } });
    const app = await startService(t, issuer, { timing: { cooldownMs: 0 } });
    const alice = await issuer.signUp();
    const old = await issuer.tokenOf(alice);
    t.strictSame(await listTasks(app, old), accepted(), 'before the rotation');

    await issuer.ageKeys(DAY + 1);
    const second = await issuer.tokenOf(alice);
    t.not(keyOf(second), keyOf(old), 'the plugin signs with a new key');
    t.strictSame(await listTasks(app, second), accepted(), 'the new key, for which the set is fetched again');
    t.strictSame((await issuer.listedKeys()).sort(), [keyOf(old), keyOf(second)].sort(), 'both are listed');
    t.strictSame(await listTasks(app, old), accepted(), 'the old key, after the fetch');

    await issuer.ageKeys(gracePeriod - 60);
    const third = await issuer.tokenOf(alice);
    t.strictSame(await listTasks(app, third), accepted());
    t.ok((await issuer.listedKeys()).includes(keyOf(old)), 'a minute before the end it is still listed');
    t.strictSame(await listTasks(app, old), accepted(), 'and works');

    await issuer.ageKeys(60);
    t.notOk((await issuer.listedKeys()).includes(keyOf(old)), 'then it is listed no more');
    t.strictSame(await listTasks(app, old), accepted(), 'and works here until the set is fetched again');
    await issuer.ageKeys(DAY);
    t.strictSame(await listTasks(app, await issuer.tokenOf(alice)), accepted(), 'which a newer key brings about');
    t.strictSame(await listTasks(app, old), UNLISTED, 'from then on it is refused');
    t.strictSame(await listTasks(app, third), accepted(), 'while the keys that are listed go on working');
  });
}
