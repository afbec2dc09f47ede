import t from 'tap';
import { openDatabase } from '../../../../src/database/index.ts';
import { config } from '../../../database/scratch.ts';
import { newUser } from '../../../helpers/app.ts';
import { embeddedFolder } from '../../../helpers/embedded-template.ts';
import { runToEnd } from '../../../processes/program.ts';
import { startReceiver } from '../../../webhooks/receiver.ts';
import { appOn, makeTask, startSender } from '../../../webhooks/sender.ts';

const SCRIPT = 'scripts/database/webhooks.ts';

t.test('those of an embedded database, while the service is stopped', async (t) => {
  const DATA_DIR = await embeddedFolder(t);
  const receiver = await startReceiver(t);
  /** Runs a service once; gives how many messages it sends. */
  const runOnce = async (title?: string): Promise<number> => {
    const before = receiver.got.length;
    const database = await openDatabase(config({ DATA_DIR, DATABASE_TIMEOUT_MS: '60000' }));
    const sender = await startSender(t, database, receiver);
    if (title) await makeTask(newUser(await appOn(t, database)), title);
    await sender.pass();
    await sender.follower.close(0);
    await database.close();
    return receiver.got.length - before;
  };
  t.equal(await runOnce('Buy milk'), 1);
  t.equal(await runOnce(), 0);
  const parameters = ['replay', '--since', '2026-01-01T00:00:00+01:00'];
  t.strictSame(await runToEnd(t, SCRIPT, parameters, { DATA_DIR }), {
    code: 0,
    lines: ['what 1 user changed since 2025-12-31T23:00:00.000Z is sent again'],
    complaint: '',
  });
  t.equal(await runOnce(), 1);
  t.equal(receiver.got[1]?.id, receiver.got[0]?.id);
});

for (const [parameters, complaint] of [
  [[], 'webhooks: there is one command, like replay --since 2026-11-22T08:00:00Z\n'],
  [['replay'], 'webhooks: give a moment, like --since 2026-11-22T08:00:00Z\n'],
  [['replay', '--since', 'yesterday'], 'webhooks: give a moment, like --since 2026-11-22T08:00:00Z\n'],
] as const) {
  t.test(`refused: ${parameters.join(' ')}`, async (t) => {
    t.strictSame(await runToEnd(t, SCRIPT, [...parameters], {}), { code: 1, lines: [], complaint });
  });
}
