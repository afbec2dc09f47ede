import t from 'tap';
import { recordStatements } from '../distributed/recorder.ts';
import { findingsIn } from '../distributed/rules.ts';
import { newUser } from '../helpers/app.ts';
import { makeTask, SECOND, startAll } from './sender.ts';

/** Those that are about all users: a page of the users, and who of a page is behind or is there. */
const ABOUT_ALL = /OFFSET \d+ LIMIT 1|\$2::text IS NULL OR users\.id <= \$2/;

t.test('all that are about a user name that user, and none asks the clock', async (t) => {
  const takeSent = recordStatements(t);
  const { app, receiver, pass } = await startAll(t);
  const user = newUser(app);
  await makeTask(user, 'First');
  await makeTask(user, 'Second');
  receiver.answer = () => [500];
  takeSent();
  await pass();
  receiver.answer = () => [204];
  await pass(5 * SECOND);
  t.equal(receiver.got.length, 3);
  const sent = takeSent();
  t.ok(sent.filter((sql) => /INSERT INTO webhook_cursors|UPDATE webhook_cursors/.test(sql)).length >= 2);
  for (const sql of sent) {
    const findings = await findingsIn(sql);
    t.strictSame(
      findings.filter((finding) => !(ABOUT_ALL.test(sql) && finding.endsWith('names no user'))),
      [],
      sql,
    );
  }
});
