import t from 'tap';
import { jsonIn, outcome, type Task, taskIn } from '../../../helpers/answers.ts';
import { newUser, startApp } from '../../../helpers/app.ts';
import { everythingOf } from '../../../helpers/rows.ts';
import { makeTask } from '../../../helpers/tasks.ts';
import { CHANGES, changeTwice } from './changes.ts';

const { app, database } = await startApp(t);

/** For a task at version 3. */
const ALLOWED: Record<string, string> = {
  'its tag': '"3"',
  'any tag': '*',
  'a list with its tag': '"1", "3"',
  'a list with its tag and a weak one': 'W/"3", "3"',
  'a list with spaces and tabs, or without': '"x","1" \t,\t "3","y"',
  'its tag twice': '"3", "3"',
};

const REFUSED: Record<string, string> = {
  'an older tag': '"2"',
  'a later tag': '"4"',
  'a list without its tag': '"1", "2", "4"',
  'its tag as a weak one': 'W/"3"',
  'a list of weak tags': 'W/"3", W/"2"',
  'an empty tag': '""',
  'a tag that is no version': '"three"',
  'its number written differently': '"03", "3.0", "+3", "0x3", "3e0"',
  'a tag with a star': '"*"',
  'a tag with a comma in it': '"2,3"',
  'numbers that no version can be': '"0", "-3", "2147483648", "4294967299", "99999999999999999999999"',
};

for (const [operation, { change, success }] of Object.entries(CHANGES)) {
  t.test(`${operation} takes an If-Match that names the version`, async (t) => {
    for (const [name, tags] of Object.entries(ALLOWED)) {
      const alice = newUser(app);
      const { id } = await makeTask(alice);
      await changeTwice(alice, id);
      const answer = await change(alice, id, { 'if-match': tags });
      t.equal(answer.statusCode, success, name);
      if (success === 200) t.match(answer.headers, { etag: '"4"' }, 'and the version moves on');
    }
  });

  t.test(`${operation} refuses another If-Match, tells the task as it is and changes nothing`, async (t) => {
    const alice = newUser(app);
    const { id } = await makeTask(alice, { title: 'as it was' });
    await changeTwice(alice, id);
    const current = taskIn(await alice.request({ url: `tasks/${id}` }));
    const before = await everythingOf(database, alice.id);
    for (const [name, tags] of Object.entries(REFUSED)) {
      const answer = await change(alice, id, { 'if-match': tags });
      t.equal(outcome(answer), '412 PRECONDITION_FAILED', name);
      t.equal(answer.headers.etag, '"3"', 'the header has the current tag');
      t.strictSame(jsonIn<{ current: Task }>(answer).current, current, 'and the answer the task as it is');
    }
    t.strictSame(await everythingOf(database, alice.id), before);
  });
}
