import t from 'tap';
import { outcome } from '../../../helpers/answers.ts';
import { newUser, startApp } from '../../../helpers/app.ts';
import { makeTask } from '../../../helpers/tasks.ts';
import { CHANGES } from './changes.ts';

const { app } = await startApp(t);
const alice = newUser(app);
const bob = newUser(app);

const deleted = await makeTask(alice);
await alice.request({ method: 'DELETE', url: `tasks/${deleted.id}` });

const MISSING = {
  'a deleted task': deleted.id,
  "another user's task": (await makeTask(bob)).id,
  'a task that never was': '019aa0a6-3f80-7c3e-9d3b-2f6d1c9b7a10',
};

for (const [operation, { change }] of Object.entries(CHANGES)) {
  for (const [name, id] of Object.entries(MISSING)) {
    t.test(`${operation} of ${name} is 404 with every If-Match`, async (t) => {
      for (const tags of [undefined, '*', '"1"', '"2"', 'W/"1"', '"x"', '"1", "2"']) {
        const answer = await change(alice, id, tags === undefined ? {} : { 'if-match': tags });
        t.equal(outcome(answer), '404 TASK_NOT_FOUND', tags ?? 'without If-Match');
        t.notOk('etag' in answer.headers, 'no tag is told');
      }
    });
  }
}
