import t from 'tap';
import { isProblem, type Task, taskIn } from '../../helpers/answers.ts';
import { newUser, startApp, type TestUser } from '../../helpers/app.ts';
import { makeProject, makeTask } from '../../helpers/tasks.ts';

const { app } = await startApp(t);

/** Everything but where a task belongs. */
const WRITTEN = {
  title: 'Buy milk',
  description: 'Two litres',
  is_completed: false,
  due: { date: '2026-11-21', time: '18:00:00', time_zone: 'Europe/Vienna' },
  priority: 3,
  tags: ['shopping', 'home'],
  metadata: { crm_id: 'A-1042', empty: '' },
  position: 3,
};

async function newTask(payload: object = WRITTEN): Promise<{ alice: TestUser; task: Task; url: string }> {
  const alice = newUser(app);
  const task = taskIn(await alice.request({ method: 'POST', url: 'tasks', payload }));
  return { alice, task, url: `tasks/${task.id}` };
}

/** A patch, and what the task becomes where that is not what it says. */
const CHANGES: readonly (readonly [string, patch: object, Partial<Task>?])[] = [
  ['the title', { title: 'Buy oat milk' }],
  ['the description', { description: 'One litre' }],
  ['null for the description', { description: null }],
  ['an empty description', { description: '' }],
  ['the position', { position: 0 }],
  ['the least position', { position: -1e15 }],
  ['the greatest position', { position: 1e15 }],
  ['a position between two others', { position: 2.000_000_000_000_000_4 }],
  ['the day', { due: { date: '2026-11-22' } }, { due: { ...WRITTEN.due, date: '2026-11-22' } }],
  ['null for the time', { due: { time: null } }, { due: { ...WRITTEN.due, time: null } }],
  ['null for the zone', { due: { time_zone: null } }, { due: { ...WRITTEN.due, time_zone: null } }],
  ['all of the due date', { due: { date: '2027-01-01', time: '00:00:00', time_zone: 'UTC' } }],
  ['null for the due date', { due: null }],
  ['the priority', { priority: 9 }],
  ['0 for the priority', { priority: 0 }],
  ['the tags, as a whole', { tags: ['home', 'shopping'] }],
  ['no tags', { tags: [] }],
  ['an entry of the metadata', { metadata: { crm_id: 'B' } }, { metadata: { ...WRITTEN.metadata, crm_id: 'B' } }],
  ['another entry', { metadata: { other: 'C' } }, { metadata: { ...WRITTEN.metadata, other: 'C' } }],
  ['null for an entry', { metadata: { crm_id: null } }, { metadata: { empty: '' } }],
  ['null for the metadata', { metadata: null }, { metadata: {} }],
  ['several at once', { title: 'Buy oat milk', description: null, priority: 1, tags: [], due: null }],
];

t.test('a patch changes the fields that it gives and no others', async (t) => {
  for (const [name, change, want = change] of CHANGES) {
    const { alice, task, url } = await newTask();
    const response = await alice.request({ method: 'PATCH', url, payload: change });
    t.equal(response.statusCode, 200, name);
    t.equal(response.headers.etag, '"2"', name);
    const changed = taskIn(response);
    const { updated_at } = changed;
    t.strictSame(changed, { ...task, ...want, version: 2, etag: '"2"', updated_at }, name);
    t.ok(changed.updated_at >= task.updated_at, name);
    t.equal((await alice.request({ url })).body, response.body, `${name} is kept`);
  }
});

t.test('a patch that completes sets completed_at', async (t) => {
  const { alice, task, url } = await newTask();
  const changed = taskIn(await alice.request({ method: 'PATCH', url, payload: { is_completed: true } }));
  const { updated_at } = changed;
  const completion = { is_completed: true, completed_at: updated_at, completed_by: alice.id };
  const want = { ...completion, version: 2, etag: '"2"', updated_at };
  t.strictSame(changed, { ...task, ...want });
});

t.test('a patch without a change leaves version and updated_at alone', async (t) => {
  const { alice, task, url } = await newTask();
  for (const payload of [
    {},
    { title: 'Buy milk' },
    { description: 'Two litres', position: 3 },
    { is_completed: false },
    { project_id: null },
    { parent_id: null, project_id: null },
    { due: { time: '18:00:00' } },
    { priority: 3 },
    { tags: ['shopping', 'home'] },
    { metadata: {} },
    { metadata: { crm_id: 'A-1042', never: null } },
    WRITTEN,
  ]) {
    const response = await alice.request({ method: 'PATCH', url, payload });
    t.equal(response.statusCode, 200);
    t.equal(response.headers.etag, '"1"');
    t.strictSame(taskIn(response), task, JSON.stringify(payload));
  }
});

t.test('clearing what is not there is no change', async (t) => {
  const { alice, task, url } = await newTask({ title: 'Buy milk' });
  for (const payload of [
    { description: null },
    { project_id: null, parent_id: null },
    { due: null },
    { priority: 0 },
    { tags: [] },
    { metadata: null },
  ])
    t.strictSame(taskIn(await alice.request({ method: 'PATCH', url, payload })), task, JSON.stringify(payload));
});

t.test('the project and the task above are changed, and cleared, without the rest', async (t) => {
  const { alice, task, url } = await newTask();
  const { id: project_id } = await makeProject(alice);
  const { id: parent_id } = await makeTask(alice, { project_id });
  let version = 1;
  // Below another task the project is that one's.
  for (const [change, want = change] of [
    [{ project_id }],
    [{ project_id: null }],
    [{ parent_id }, { parent_id, project_id }],
    [{ parent_id: null }, { parent_id: null, project_id }],
  ] as const) {
    version += 1;
    const response = await alice.request({ method: 'PATCH', url, payload: change });
    t.equal(response.statusCode, 200, JSON.stringify(change));
    const changed = taskIn(response);
    const { project_id: _project, parent_id: _parent, ...rest } = task;
    const { updated_at } = changed;
    t.match(changed, want, JSON.stringify(change));
    t.match(changed, { ...rest, version, etag: `"${version}"`, updated_at }, 'and nothing else');
    t.equal(response.headers.etag, `"${version}"`);
    t.equal((await alice.request({ url })).body, response.body, 'it is kept');
  }
});

t.test('a patch comes as a merge patch or as plain JSON', async (t) => {
  const { alice, url } = await newTask();
  const types = ['application/merge-patch+json', 'application/json', 'Application/Merge-Patch+JSON; charset=utf-8'];
  for (const [index, type] of types.entries()) {
    const payload = JSON.stringify({ title: type });
    const response = await alice.request({ method: 'PATCH', url, headers: { 'content-type': type }, payload });
    t.equal(response.statusCode, 200, type);
    t.match(taskIn(response), { title: type, version: index + 2 });
  }
});

t.test('what belongs to the service cannot be patched', async (t) => {
  const { alice, task, url } = await newTask();
  const theirs = [...Object.keys(WRITTEN), 'project_id', 'parent_id'];
  const ours = Object.entries(task).filter(([name]) => !theirs.includes(name));
  t.equal(ours.length, 9);
  for (const payload of ours.map(([name, value]) => ({ [name]: value }))) {
    const response = await alice.request({ method: 'PATCH', url, payload });
    isProblem(t, response, 'VALIDATION_FAILED', JSON.stringify(payload));
  }
  for (const name of ['title', 'is_completed', 'priority', 'tags', 'position']) {
    const response = await alice.request({ method: 'PATCH', url, payload: { [name]: null } });
    isProblem(t, response, 'VALIDATION_FAILED', `null for ${name}`);
  }
  t.strictSame(taskIn(await alice.request({ url })), task);
});
