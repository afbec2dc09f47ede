import t from 'tap';
import { outcome, type Task } from '../../../helpers/answers.ts';
import { newUser, startApp } from '../../../helpers/app.ts';
import { makeTask } from '../../../helpers/tasks.ts';

const { app } = await startApp(t);

const HEADERS = { 'content-type': 'application/merge-patch+json' };

/** RFC 7396, section 2, for an object without objects in it: null removes, anything else replaces, absence keeps. */
function merged(task: Task, patch: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { completed_at, version, updated_at, ...rest } = task;
  return { ...rest, ...patch };
}

const PATCHES: Readonly<Record<string, unknown>>[] = [
  { title: 'new' },
  { description: 'new' },
  { description: null },
  { description: '' },
  { position: -5 },
  { is_completed: true },
  { is_completed: false },
  { title: 'both', position: 9 },
  { title: 'all', description: null, is_completed: true, position: 0 },
  {},
];

for (const patch of PATCHES) {
  t.test(`${JSON.stringify(patch)} is merged into the task`, async (t) => {
    const alice = newUser(app);
    const before = await makeTask(alice, { title: 'old', description: 'old', position: 4 });
    const answer = await alice.request({
      method: 'PATCH',
      url: `tasks/${before.id}`,
      payload: patch,
      headers: HEADERS,
    });
    const { completed_at, version, updated_at, ...rest } = answer.json<{ data: Task }>().data;
    t.strictSame(rest, merged(before, patch));
    t.equal(completed_at !== null, rest.is_completed);
    const isChange = JSON.stringify(merged(before, patch)) !== JSON.stringify(merged(before, {}));
    t.equal(version, isChange ? 2 : 1, 'the version counts a change, and only a change');
    if (!isChange) t.equal(updated_at, before.updated_at);
    t.equal(answer.headers.etag, `"${version}"`);
  });
}

t.test('null is refused where nothing can be removed', async (t) => {
  const alice = newUser(app);
  const { id } = await makeTask(alice);
  for (const field of ['title', 'position', 'is_completed']) {
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
  const task = await makeTask(alice, { title: 'same', description: 'same', position: 3 });
  const same = { title: 'same', description: 'same', position: 3, is_completed: false };
  for (const payload of [same, {}, same]) {
    const headers = { ...HEADERS, 'if-match': '"1"' };
    const answer = await alice.request({ method: 'PATCH', url: `tasks/${task.id}`, payload, headers });
    t.strictSame(answer.json().data, task);
    t.equal(answer.headers.etag, '"1"');
  }
});
