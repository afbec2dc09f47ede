import t from 'tap';
import type { components } from '../../../generated/contract.ts';
import { jsonIn } from '../../helpers/answers.ts';
import { newUser, startApp, type TestUser } from '../../helpers/app.ts';
import { exportOf, importTo, make, reportIn } from './accounts.ts';

type File = components['schemas']['AccountExport'];

const { app } = await startApp(t);

/** The file of a user who has a project with a task, and a task below that. */
async function plannedFile(user: TestUser): Promise<File & { projects: [File['projects'][0]] }> {
  const { id: project_id } = await make(user, 'projects', { name: 'House' });
  const { id: parent_id } = await make(user, 'tasks', { title: 'Top', project_id });
  await make(user, 'tasks', { title: 'Below', parent_id });
  return jsonIn(await exportOf(user));
}

const remove = (user: TestUser, path: string) => user.request({ method: 'DELETE', url: `/api/me/${path}` });

const taskOf = async (user: TestUser, id: string | undefined) =>
  jsonIn<{ data: File['tasks'][0] }>(await user.request({ url: `/api/me/tasks/${id}` })).data;

const reimport = async (user: TestUser, file: File) => reportIn(await importTo(user, JSON.stringify(file)));

t.test('what was deleted here stays deleted, and is told', async (t) => {
  const user = newUser(app);
  const file = await plannedFile(user);
  await remove(user, `projects/${file.projects[0].id}?tasks=delete`);
  t.strictSame(await reimport(user, file), {
    ...{ format: 'taskpact', dry_run: false },
    projects: { created: 0, existing: 0, left_out: 1 },
    tasks: { created: 0, existing: 0, left_out: 2 },
    notes: [1, 2, 3].map((row) => ({ row, action: 'left_out', detail: 'It was deleted here, and stays so.' })),
    notes_total: 3,
  });
});

t.test('a new task of a project that was deleted here has none', async (t) => {
  const user = newUser(app);
  const file = await plannedFile(user);
  const other = newUser(app);
  await importTo(other, JSON.stringify({ ...file, tasks: [] }));
  await remove(other, `projects/${file.projects[0].id}`);
  const report = await reimport(other, file);
  t.match(report, { tasks: { created: 2 }, projects: { left_out: 1 } });
  t.match(
    report.notes.map(({ row, field, action }) => [row, field, action]),
    [
      [1, undefined, 'left_out'],
      [2, 'project_id', 'changed'],
      [3, 'project_id', 'changed'],
    ],
  );
  t.match(await taskOf(other, file.tasks[1]?.id), { project_id: null, parent_id: file.tasks[0]?.id });
});

t.test('a new task below one that was moved here goes to where that is', async (t) => {
  const user = newUser(app);
  const file = await plannedFile(user);
  const other = newUser(app);
  await reimport(other, { ...file, tasks: file.tasks.slice(0, 1) });
  const { id: project_id } = await make(other, 'projects', { name: 'Elsewhere' });
  const [top, below] = file.tasks;
  await other.request({ method: 'PATCH', url: `/api/me/tasks/${top?.id}`, payload: { project_id } });
  t.match(await reimport(other, file), {
    tasks: { created: 1, existing: 1 },
    notes: [{ row: 3, field: 'project_id' }],
  });
  t.match(await taskOf(other, below?.id), { project_id, parent_id: top?.id });
});

t.test('a new task below one that is too deep by now goes above it', async (t) => {
  const user = newUser(app);
  const file = await plannedFile(user);
  const other = newUser(app);
  await reimport(other, { ...file, tasks: file.tasks.slice(0, 1) });
  const [top, below] = file.tasks;
  let parent_id: string | null = null;
  for (let level = 0; level < 4; level += 1) parent_id = (await make(other, 'tasks', { title: 'A', parent_id })).id;
  const moved = await other.request({
    method: 'PATCH',
    url: `/api/me/tasks/${top?.id}`,
    payload: { parent_id, project_id: null },
  });
  t.equal(moved.statusCode, 200, moved.body);
  t.match(await reimport(other, file), { tasks: { created: 1 }, notes: [{ row: 3, field: 'parent_id' }, { row: 3 }] });
  t.match(await taskOf(other, below?.id), { parent_id });
});

t.test('ids of another user are nothing but ids', async (t) => {
  const [owner, thief] = [newUser(app), newUser(app)];
  const file = await plannedFile(owner);
  const { body: before } = await exportOf(owner);
  const stolen = { ...file, tasks: file.tasks.map((task) => ({ ...task, title: 'Mine', version: 9 })) };
  t.match(await reimport(thief, stolen), { tasks: { created: 2, existing: 0 }, projects: { created: 1 } });
  const { exported_at: _one, ...had } = JSON.parse(before);
  const { exported_at: _other, ...has } = jsonIn<Record<string, unknown>>(await exportOf(owner));
  t.strictSame(has, had);
});
