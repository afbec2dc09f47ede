import t from 'tap';
import { findingsIn, isProblem, taskIn } from '../../../helpers/answers.ts';
import { newUser, startApp } from '../../../helpers/app.ts';
import { makeProject } from '../../../helpers/planning.ts';
import { everythingOf } from '../../../helpers/rows.ts';
import { makeTask, type NewTask } from '../../../helpers/tasks.ts';
import { idAt, put } from '../../../resource/ids/creations.ts';

const { app, database } = await startApp(t);

const at = (fields: NewTask) => ({ collection: 'tasks', body: { title: 'Buy milk', ...fields } });

t.test('in a project, and below a task, whose project it has then', async (t) => {
  const user = newUser(app);
  const { id: project_id } = await makeProject(user);
  const top = taskIn(await put(user, at({ project_id }), idAt(Date.now())));
  t.match(top, { project_id, parent_id: null, version: 1 });
  const below = taskIn(await put(user, at({ parent_id: top.id }), idAt(Date.now())));
  t.match(below, { project_id, parent_id: top.id, version: 1 });
  t.match(taskIn(await user.request({ url: `tasks/${below.id}` })), below);
});

t.test('below one whose id was chosen in capitals', async (t) => {
  const user = newUser(app);
  const id = idAt(Date.now());
  await put(user, at({}), id.toUpperCase());
  const below = taskIn(await put(user, at({ parent_id: id.toUpperCase() }), idAt(Date.now())));
  t.equal(below.parent_id, id);
});

t.test('its position is the moment of its id, unless it has one', async (t) => {
  const user = newUser(app);
  const moment = Date.UTC(2026, 10, 20);
  t.equal(taskIn(await put(user, at({}), idAt(moment))).position, moment);
  t.equal(taskIn(await put(user, at({ position: 1.5 }), idAt(moment))).position, 1.5);
});

t.test('a place that breaks a rule is refused, and the id stays free', async (t) => {
  const [user, other] = [newUser(app), newUser(app)];
  const id = idAt(Date.now());
  const theirs = { project: (await makeProject(other)).id, task: (await makeTask(other)).id };
  const { id: project_id } = await makeProject(user);
  const parent = await makeTask(user);
  const before = await everythingOf(database, user.id);
  for (const [fields, finding] of [
    [{ project_id: theirs.project }, 'body /project_id'],
    [{ parent_id: theirs.task }, 'body /parent_id'],
    [{ parent_id: id }, 'body /parent_id'],
    [{ parent_id: parent.id, project_id }, 'body /project_id'],
  ] as const) {
    const problem = isProblem(t, await put(user, at(fields), id), 'VALIDATION_FAILED', JSON.stringify(fields));
    t.match(findingsIn(problem)[0], finding);
  }
  t.strictSame(await everythingOf(database, user.id), before);
  t.equal((await put(user, at({ parent_id: parent.id }), id)).statusCode, 201);
});
