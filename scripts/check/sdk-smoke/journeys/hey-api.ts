import assert from 'node:assert/strict';
import { client } from './client/client.gen';
import { completeTask, createTask, deleteTask, getTask, listTasks, updateTask } from './client/sdk.gen';

const { TASKPACT_URL = '', TASKPACT_TOKEN = '' } = process.env;
client.setConfig({ baseUrl: TASKPACT_URL, auth: TASKPACT_TOKEN });
const user = { user_id: 'me' };

const { data: created } = await createTask({ path: user, body: { title: 'Buy milk' }, throwOnError: true });
assert.equal(created.data.title, 'Buy milk');
const path = { ...user, task_id: created.data.id };

const { data: page } = await listTasks({ path: user, query: { is_completed: false, limit: 10 }, throwOnError: true });
assert.deepEqual(page.data, [created.data]);
assert.equal(page.meta.next_cursor, null);

const { data: patched } = await updateTask({
  path,
  headers: { 'If-Match': created.meta.etag },
  body: { description: 'Two' },
  throwOnError: true,
});
assert.deepEqual([patched.data.title, patched.data.description], ['Buy milk', 'Two']);

const { data: completed } = await completeTask({ path, throwOnError: true });
assert.equal(completed.data.is_completed, true);

await deleteTask({ path, throwOnError: true });
const { error } = await getTask({ path });
assert.equal(error?.code, 'TASK_NOT_FOUND');
console.log('created, listed, patched, completed, deleted');
