import assert from 'node:assert/strict';
import { completeTask, createTask, deleteTask, getTask, listTasks, updateTask } from './client/index';

const { TASKPACT_URL, TASKPACT_TOKEN = '' } = process.env;
// The contract's server is "/": the addresses that were made are those of a page that the service itself serves.
const { fetch } = globalThis;
globalThis.fetch = (input, init) => fetch(new URL(String(input), TASKPACT_URL), init);
const headers = { Authorization: `Bearer ${TASKPACT_TOKEN}` };

const created = await createTask('me', { title: 'Buy milk' }, { headers });
assert(created.status === 201);
const { id } = created.data.data;

const page = await listTasks('me', { is_completed: false, limit: 10 }, { headers });
assert(page.status === 200);
assert.deepEqual(page.data.data, [created.data.data]);
assert.equal(page.data.meta.next_cursor, null);

const patched = await updateTask(
  'me',
  id,
  { description: 'Two' },
  { headers: { ...headers, 'If-Match': created.data.meta.etag } },
);
assert(patched.status === 200);
assert.deepEqual([patched.data.data.title, patched.data.data.description], ['Buy milk', 'Two']);

const completed = await completeTask('me', id, undefined, { headers });
assert(completed.status === 200);
assert.equal(completed.data.data.is_completed, true);

assert.equal((await deleteTask('me', id, { headers })).status, 204);
const missing = await getTask('me', id, { headers });
assert(missing.status === 404);
assert.equal(missing.data.code, 'TASK_NOT_FOUND');
console.log('created, listed, patched, completed, deleted');
