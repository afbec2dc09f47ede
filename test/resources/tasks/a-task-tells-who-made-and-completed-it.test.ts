import t from 'tap';
import { isProblem, jsonIn } from '../../helpers/answers.ts';
import { startOwnApp, type TestUser } from '../../helpers/app.ts';
import { makeTask } from '../../helpers/tasks.ts';
import { newMember, newTeam, onPathOf, WITH_TEAMS } from '../../helpers/teams.ts';

const { app, database } = await startOwnApp(t, WITH_TEAMS);
const team = newTeam();
const [alice, bob] = [newMember(app, [team]), newMember(app, [team])];
const [first, second] = [onPathOf(alice, team), onPathOf(bob, team)];

type Told = { id: string; created_by: string | null; completed_by: string | null; version: number };

const send = async (user: TestUser, method: 'POST' | 'PUT' | 'PATCH', url: string, payload: object, headers = {}) =>
  jsonIn<{ data: Told }>(await user.request({ method, url, payload, headers })).data;

t.test('the subject, and not the owner', async (t) => {
  const made = await send(first, 'POST', 'tasks', { title: 'Buy milk' });
  t.match(made, { created_by: alice.id, completed_by: null });
  const done = await send(second, 'PATCH', `tasks/${made.id}/complete`, {});
  t.match(done, { created_by: alice.id, completed_by: bob.id });
  t.match(jsonIn(await first.request({ url: `tasks/${made.id}` })), { data: done }, 'a read shows the same');
});

t.test('who completes it again changes nothing; who opens it takes the name away', async (t) => {
  const { id } = await send(first, 'POST', 'tasks', { title: 'Buy milk', is_completed: true });
  t.match(await send(second, 'PATCH', `tasks/${id}`, { is_completed: true }), { completed_by: alice.id, version: 1 });
  t.match(await send(second, 'PUT', `tasks/${id}`, { title: 'Milk', is_completed: true }), { completed_by: alice.id });
  t.match(await send(second, 'PATCH', `tasks/${id}`, { is_completed: false }), { completed_by: null });
  t.match(await send(second, 'PATCH', `tasks/${id}`, { is_completed: true }), { completed_by: bob.id });
});

t.test('by every way to make and to complete one', async (t) => {
  const parent = await makeTask(first);
  const below = await send(second, 'POST', 'tasks', { title: 'Below', parent_id: parent.id, is_completed: true });
  t.match(below, { created_by: bob.id, completed_by: bob.id }, 'below another');
  const { id } = await makeTask(first);
  const moved = await send(second, 'PATCH', `tasks/${id}`, { parent_id: parent.id, is_completed: true });
  t.match(moved, { created_by: alice.id, completed_by: bob.id }, 'with another place');
  const chosen = `${id.slice(0, -4)}beef`;
  const put = await send(second, 'PUT', `tasks/${chosen}`, { title: 'Mine' }, { 'if-none-match': '*' });
  t.match(put, { id: chosen, created_by: bob.id, completed_by: null }, 'under an id of the client');
  const keyed = { 'idempotency-key': 'key' };
  t.match(await send(second, 'POST', 'tasks', { title: 'Keyed' }, keyed), { created_by: bob.id }, 'with a key');
  t.match(await send(first, 'POST', 'tasks', { title: 'Keyed' }, keyed), { created_by: bob.id }, 'and replayed');
  const operations = [
    { operation: 'createTask', body: { title: 'In a batch', is_completed: true } },
    { operation: 'completeTask', task_id: chosen },
  ];
  const batch = await second.request({ method: 'POST', url: 'batch', payload: { operations } });
  t.match(jsonIn(batch), {
    data: [{ task: { created_by: bob.id, completed_by: bob.id } }, { task: { completed_by: bob.id } }],
  });
});

t.test('nobody writes it, and an import says who imported', async (t) => {
  for (const field of ['created_by', 'completed_by']) {
    const answer = await first.request({ method: 'POST', url: 'tasks', payload: { title: 'x', [field]: 'bob' } });
    isProblem(t, answer, 'VALIDATION_FAILED');
  }
  const other = newTeam();
  const importer = onPathOf(newMember(app, [other], alice.id), other);
  const headers = { 'content-type': 'application/json' };
  const { body } = await first.request({ url: 'account/export', headers: { accept: 'application/json' } });
  await importer.request({ method: 'POST', url: 'import?format=taskpact', headers, payload: body });
  const { data } = jsonIn<{ data: Told[] }>(await importer.request({ url: 'tasks?is_completed=true' }));
  t.ok(data.length > 0);
  for (const task of data) t.match(task, { created_by: alice.id, completed_by: alice.id });
});

t.test('of a task from before it was kept nobody knows', async (t) => {
  const { id } = await makeTask(first);
  await database.prisma.task.updateMany({ where: { user_id: team, id }, data: { created_by: null } });
  t.match(jsonIn(await first.request({ url: `tasks/${id}` })), { data: { created_by: null } });
});
