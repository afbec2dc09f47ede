import t from 'tap';
import { outcome, type Task } from '../../../helpers/answers.ts';
import { newUser, startApp } from '../../../helpers/app.ts';
import { makeTask } from '../../../helpers/tasks.ts';

const { app } = await startApp(t);

const HEADERS = { 'content-type': 'application/merge-patch+json' };

type Members = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** RFC 7396, section 2: null removes, objects are merged member by member, anything else replaces, absence keeps. */
function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch;
  const result: Record<string, unknown> = isObject(target) ? { ...target } : {};
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) delete result[name];
    else result[name] = mergePatch(result[name], value);
  }
  return result;
}

/** What stands in the place of what a patch removed. */
const REMOVED = { description: null, project_id: null, parent_id: null, due: null, metadata: {} };
const REMOVED_FROM_DUE = { time: null, time_zone: null };

/** What the task becomes, but for what follows from that it changed. */
function merged(task: Task, patch: Members): Members {
  const { completed_at, completed_by, version, etag, updated_at, ...rest } = task;
  const result = { ...REMOVED, ...Object(mergePatch(rest, patch)) };
  return isObject(result.due) ? { ...result, due: { ...REMOVED_FROM_DUE, ...result.due } } : result;
}

const OLD = {
  title: 'old',
  description: 'old',
  position: 4,
  due: { date: '2026-11-21', time: '18:00:00', time_zone: 'Europe/Vienna' },
  priority: 3,
  tags: ['one', 'two'],
  metadata: { a: '1', b: '2' },
};

const PATCHES: Members[] = [
  { title: 'new' },
  { description: 'new' },
  { description: null },
  { description: '' },
  { position: -5 },
  { is_completed: true },
  { is_completed: false },
  { title: 'both', position: 9 },
  { due: { date: '2026-12-24' } },
  { due: { time: '09:00:00', time_zone: 'UTC' } },
  { due: { time: null } },
  { due: { time: null, time_zone: null } },
  { due: { date: '2026-11-21' } },
  { due: null },
  { priority: 0 },
  { tags: ['two'] },
  { tags: [] },
  { metadata: { c: '3' } },
  { metadata: { a: null, b: 'new', c: '' } },
  { metadata: { a: null, b: null } },
  { metadata: { never: null } },
  { metadata: {} },
  { metadata: null },
  { project_id: null, parent_id: null },
  { title: 'all', description: null, is_completed: true, position: 0, due: null, tags: ['x'], metadata: { a: 'x' } },
  {},
];

for (const patch of PATCHES) {
  t.test(`${JSON.stringify(patch)} is merged into the task`, async (t) => {
    const alice = newUser(app);
    const before = await makeTask(alice, OLD);
    const answer = await alice.request({
      method: 'PATCH',
      url: `tasks/${before.id}`,
      payload: patch,
      headers: HEADERS,
    });
    const { completed_at, completed_by, version, etag, updated_at, ...rest } = answer.json<{ data: Task }>().data;
    t.strictSame(rest, merged(before, patch));
    t.strictSame([completed_at !== null, completed_by !== null], [rest.is_completed, rest.is_completed]);
    const isChange = JSON.stringify(merged(before, patch)) !== JSON.stringify(merged(before, {}));
    t.equal(version, isChange ? 2 : 1, 'the version counts a change, and only a change');
    if (!isChange) t.equal(updated_at, before.updated_at);
    t.strictSame([answer.headers.etag, etag], [`"${version}"`, `"${version}"`]);
  });
}

t.test('null is refused where nothing can be removed', async (t) => {
  const alice = newUser(app);
  const { id } = await makeTask(alice);
  for (const field of ['title', 'position', 'is_completed', 'priority', 'tags']) {
    const answer = await alice.request({
      method: 'PATCH',
      url: `tasks/${id}`,
      payload: { [field]: null },
      headers: HEADERS,
    });
    t.equal(outcome(answer), '400 VALIDATION_FAILED', field);
  }
});

t.test('a patch that changes nothing succeeds at its version and leaves the tag good', async (t) => {
  const alice = newUser(app);
  const task = await makeTask(alice, OLD);
  const same = { ...OLD, is_completed: false };
  for (const payload of [same, {}, same]) {
    const headers = { ...HEADERS, 'if-match': '"1"' };
    const answer = await alice.request({ method: 'PATCH', url: `tasks/${task.id}`, payload, headers });
    t.strictSame(answer.json().data, task);
    t.equal(answer.headers.etag, '"1"');
  }
});
