import t from 'tap';
import { startApp } from '../../helpers/app.ts';
import { SECURED } from '../../helpers/operations.ts';
import { changed, makeWorld, read, type World } from './whole-task.ts';

const { app } = await startApp(t);

/** What else changes something, and which fields of the task. */
const EFFECTS: Readonly<
  Record<
    string,
    (
      world: World,
    ) => [method: 'PATCH' | 'POST' | 'PUT' | 'DELETE', url: string, payload: object | undefined, fields: object]
  >
> = {
  completeTask: ({ task }) => [
    'PATCH',
    `tasks/${task.id}/complete`,
    { is_completed: false },
    { is_completed: false, completed_at: null, completed_by: null },
  ],
  moveTask: ({ task, uncle }) => [
    'PATCH',
    `tasks/${task.id}/move`,
    { to: 'end', parent_id: uncle.id },
    { parent_id: uncle.id },
  ],
  renameTag: () => ['PATCH', 'tags', { from: 'home', to: 'house' }, { tags: ['shopping', 'house'] }],
  deleteTag: () => ['DELETE', 'tags?name=shopping', undefined, { tags: ['home'] }],
  deleteProject: ({ project }) => ['DELETE', `projects/${project.id}?tasks=keep`, undefined, { project_id: null }],
  updateProject: ({ project }) => ['PATCH', `projects/${project.id}`, { is_archived: true }, {}],
  replaceProject: ({ project }) => ['PUT', `projects/${project.id}`, { name: 'Other' }, {}],
  updateTask: ({ parent }) => [
    'PATCH',
    `tasks/${parent.id}`,
    { is_completed: true, project_id: null },
    { project_id: null },
  ],
  replaceTask: ({ parent }) => ['PUT', `tasks/${parent.id}`, { title: 'Other' }, { project_id: null }],
  deleteTask: ({ uncle }) => ['DELETE', `tasks/${uncle.id}`, undefined, {}],
  batch: ({ task }) => [
    'POST',
    'batch',
    { operations: [{ operation: 'updateTask', task_id: task.id, body: { title: 'Other' } }] },
    { title: 'Other' },
  ],
  deleteCompletedTasks: () => ['DELETE', 'tasks?is_completed=true&tag=nothing', undefined, {}],
};

t.test('every operation that changes what is there is tried', async (t) => {
  // Nothing is there any more after the removal of the account, and imports leave alone what is there.
  const writing = SECURED.filter((id) => !/^(get|list|stream|create|export|import|deleteAccount)/.test(id));
  t.strictSame(Object.keys(EFFECTS).sort(), writing.sort());
});

for (const [operation, effect] of Object.entries(EFFECTS)) {
  t.test(`${operation} leaves every other field`, async (t) => {
    const here = await makeWorld(app);
    const [method, url, payload, fields] = effect(here);
    const answer = await here.user.request({ method, url, ...(payload && { payload }) });
    t.ok(answer.statusCode < 300, answer.body);
    const now = await read(here);
    const isChanged = Object.keys(fields).length > 0;
    const moved = operation === 'moveTask' ? { position: now.position } : {};
    t.strictSame(now, { ...here.task, ...fields, ...moved, ...(isChanged && changed(now)) });
    t.equal(now.version, isChanged ? 2 : 1);
  });
}
