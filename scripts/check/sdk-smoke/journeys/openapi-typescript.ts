import assert from 'node:assert/strict';
import createClient from 'openapi-fetch';
import type { paths } from './client/contract';

const { TASKPACT_URL = '', TASKPACT_TOKEN = '' } = process.env;
const api = createClient<paths>({ baseUrl: TASKPACT_URL, headers: { Authorization: `Bearer ${TASKPACT_TOKEN}` } });
const TASKS = '/api/{user_id}/tasks';
const TASK = '/api/{user_id}/tasks/{task_id}';
const user = { user_id: 'me' };

const { data: created } = await api.POST(TASKS, { params: { path: user }, body: { title: 'Buy milk' } });
assert(created);
const path = { ...user, task_id: created.data.id };

const query = { is_completed: false, limit: 10 };
const { data: page } = await api.GET(TASKS, { params: { path: user, query } });
assert.deepEqual(page?.data, [created.data]);
assert.equal(page.meta.next_cursor, null);

const { data: patched } = await api.PATCH(TASK, {
  params: { path, header: { 'If-Match': created.meta.etag } },
  body: { description: 'Two' },
});
assert.deepEqual([patched?.data.title, patched?.data.description], ['Buy milk', 'Two']);

const { data: completed } = await api.PATCH(`${TASK}/complete`, { params: { path } });
assert.equal(completed?.data.is_completed, true);

const { response } = await api.DELETE(TASK, { params: { path } });
assert.equal(response.status, 204);
const { error } = await api.GET(TASK, { params: { path } });
assert.equal(error?.code, 'TASK_NOT_FOUND');
console.log('created, listed, patched, completed, deleted');
