import t from 'tap';
import { outcome } from '../../../helpers/answers.ts';
import { newUser, startApp } from '../../../helpers/app.ts';
import { everythingOf } from '../../../helpers/rows.ts';
import { makeTask } from '../../../helpers/tasks.ts';
import { CHANGES } from './changes.ts';

const { app, database } = await startApp(t, { REQUIRE_IF_MATCH: 'true' });

for (const [operation, { change, success }] of Object.entries(CHANGES)) {
  t.test(`${operation} without If-Match is 428 and changes nothing`, async (t) => {
    const alice = newUser(app);
    const { id } = await makeTask(alice);
    const before = await everythingOf(database, alice.id);
    t.equal(outcome(await change(alice, id)), '428 PRECONDITION_REQUIRED');
    t.equal(outcome(await change(alice, id, { 'if-none-match': '"1"' })), '428 PRECONDITION_REQUIRED');
    t.strictSame(await everythingOf(database, alice.id), before);
  });

  t.test(`${operation} with If-Match goes on as ever`, async (t) => {
    const alice = newUser(app);
    for (const tags of ['"1"', '*', '"7", "1"']) {
      const { id } = await makeTask(alice);
      t.equal(outcome(await change(alice, id, { 'if-match': tags })), String(success), tags);
    }
    const { id } = await makeTask(alice);
    t.equal(outcome(await change(alice, id, { 'if-match': '"2"' })), '412 PRECONDITION_FAILED');
  });

  t.test(`${operation} does not tell without If-Match whether there is the task`, async (t) => {
    const id = '019aa0a6-3f80-7c3e-9d3b-2f6d1c9b7a10';
    t.equal(outcome(await change(newUser(app), id)), '428 PRECONDITION_REQUIRED');
    t.equal(outcome(await change(newUser(app), id, { 'if-match': '*' })), '404 TASK_NOT_FOUND');
  });
}

t.test('what changes no task that is there needs no If-Match', async (t) => {
  const alice = newUser(app);
  const { id } = await makeTask(alice);
  t.equal(outcome(await alice.request({ url: `tasks/${id}` })), '200');
  t.equal(outcome(await alice.request({ url: 'tasks' })), '200');
});

t.test('If-Match is only required when it is configured', async (t) => {
  const other = await startApp(t);
  for (const [operation, { change, success }] of Object.entries(CHANGES)) {
    const alice = newUser(other.app);
    const { id } = await makeTask(alice);
    t.equal(outcome(await change(alice, id)), String(success), operation);
  }
});
