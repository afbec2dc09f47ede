import t from 'tap';
import { outcome } from '../../../helpers/answers.ts';
import { newUser, startApp } from '../../../helpers/app.ts';
import { everythingOf } from '../../../helpers/rows.ts';
import { makeTask } from '../../../helpers/tasks.ts';
import { CHANGES } from './changes.ts';

const { app, database } = await startApp(t);
const alice = newUser(app);
const { id } = await makeTask(alice);

const UNREADABLE = [
  '',
  ' ',
  '1',
  '"1',
  '1"',
  "'1'",
  '"1" "1"',
  '"1"; "1"',
  '*, "1"',
  '"1", *',
  '**',
  'w/"1"',
  'W/ "1"',
];
UNREADABLE.push('W"1"', '"a b"', '"a"b"', '"\u007f"', '"ä"', 'null', `"${'1'.repeat(1023)}"`);

for (const [operation, { change }] of Object.entries(CHANGES)) {
  t.test(`${operation} refuses an If-Match that is no list of entity tags`, async (t) => {
    const before = await everythingOf(database, alice.id);
    for (const tags of UNREADABLE) {
      const answer = await change(alice, id, { 'if-match': tags });
      const want = { status: 400, code: 'VALIDATION_FAILED', errors: [{ in: 'header', name: 'if-match' }] };
      t.match(answer.json(), want, JSON.stringify(tags).slice(0, 20));
    }
    t.strictSame(await everythingOf(database, alice.id), before);
  });

  t.test(`${operation} takes an If-Match of 1024 characters`, async (t) => {
    const tags = `"${'1'.repeat(1022)}"`;
    t.equal(outcome(await change(alice, id, { 'if-match': tags })), '412 PRECONDITION_FAILED');
  });
}
