import t from 'tap';
import { taskIn } from '../../helpers/answers.ts';
import { startApp } from '../../helpers/app.ts';
import { bodiesOf } from '../../helpers/examples.ts';
import { operationOf } from '../../helpers/operations.ts';
import { changed, FULL, makeWorld, read, type World } from './whole-task.ts';

const { app } = await startApp(t);

/** For each field that a patch may give: what is given, and what else than that becomes of the task; of nested ones, each member. */
const PATCHES: Readonly<Record<string, readonly (readonly [object, object?])[]>> = {
  title: [[{ title: 'Buy bread' }]],
  description: [[{ description: 'Rye' }], [{ description: null }]],
  is_completed: [[{ is_completed: false }, { is_completed: false, completed_at: null, completed_by: null }]],
  priority: [[{ priority: 0 }], [{ priority: 9 }]],
  tags: [[{ tags: ['other'] }], [{ tags: ['home', 'shopping'] }], [{ tags: [] }]],
  position: [[{ position: -1e15 }], [{ position: 0 }]],
  due: [
    [{ due: null }],
    [{ due: { date: '2026-12-01' } }, { due: { ...FULL.due, date: '2026-12-01' } }],
    [{ due: { time: '00:00:00' } }, { due: { ...FULL.due, time: '00:00:00' } }],
    [{ due: { time: null } }, { due: { ...FULL.due, time: null } }],
    [{ due: { time_zone: 'UTC' } }, { due: { ...FULL.due, time_zone: 'UTC' } }],
    [{ due: { time_zone: null } }, { due: { ...FULL.due, time_zone: null } }],
  ],
  metadata: [
    [{ metadata: null }, { metadata: {} }],
    [{ metadata: { crm_id: 'B' } }, { metadata: { crm_id: 'B', other: '' } }],
    [{ metadata: { crm_id: null } }, { metadata: { other: '' } }],
    [{ metadata: { more: 'yes' } }, { metadata: { ...FULL.metadata, more: 'yes' } }],
  ],
};

/** The same of the fields that refer to something. */
const linkPatches = ({ other, uncle }: World): Record<string, readonly object[]> => ({
  project_id: [{ project_id: other.id }, { project_id: null }],
  parent_id: [{ parent_id: uncle.id }, { parent_id: null }],
});

t.test('every field of the contract is tried', async (t) => {
  const fields = Object.keys(bodiesOf(operationOf('updateTask'))[0]?.schema.properties ?? {});
  t.strictSame([...Object.keys(PATCHES), ...Object.keys(linkPatches(await makeWorld(app)))].sort(), fields.sort());
});

for (const [field, patches] of Object.entries(PATCHES)) {
  t.test(`a patch of ${field} leaves every other field`, async (t) => {
    for (const [payload, wanted = payload] of patches) {
      const here = await makeWorld(app);
      const { user, task } = here;
      const answer = await user.request({ method: 'PATCH', url: `tasks/${task.id}`, payload });
      const now = await read(here);
      t.strictSame(now, { ...task, ...wanted, ...changed(now) }, JSON.stringify(payload));
      t.strictSame(taskIn(answer), now, 'as it was answered');
      t.equal(now.version, 2);
    }
  });
}

t.test('so does a patch of a link', async (t) => {
  for (const field of ['project_id', 'parent_id'] as const) {
    for (const turn of [0, 1]) {
      const here = await makeWorld(app, field === 'project_id');
      const payload = linkPatches(here)[field]?.[turn] ?? {};
      await here.user.request({ method: 'PATCH', url: `tasks/${here.task.id}`, payload });
      const now = await read(here);
      t.strictSame(
        now,
        { ...here.task, ...payload, ...changed(now), version: 2, etag: '"2"' },
        JSON.stringify(payload),
      );
    }
  }
});

t.test('so does one of all fields but one', async (t) => {
  const others = {
    ...FULL,
    due: null,
    priority: 1,
    tags: [],
    metadata: null,
    title: 'T',
    description: 'D',
    position: 1,
  };
  for (const field of Object.keys(others)) {
    const here = await makeWorld(app);
    const payload = Object.fromEntries(Object.entries(others).filter(([name]) => name !== field));
    await here.user.request({ method: 'PATCH', url: `tasks/${here.task.id}`, payload });
    t.strictSame(Reflect.get(await read(here), field), Reflect.get(here.task, field), `without ${field}`);
  }
});

t.test('a patch without fields changes nothing', async (t) => {
  const here = await makeWorld(app);
  await here.user.request({ method: 'PATCH', url: `tasks/${here.task.id}`, payload: {} });
  t.strictSame(await read(here), here.task);
});
