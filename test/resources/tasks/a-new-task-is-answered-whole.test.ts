import t from 'tap';
import { newUser, startApp } from '../../helpers/app.ts';
import { makeProject, makeTask } from '../../helpers/tasks.ts';

const { app } = await startApp(t);

t.test('a new task is answered whole, with its address and entity tag', async (t) => {
  const alice = newUser(app);
  const response = await alice.request({
    method: 'POST',
    url: 'tasks',
    payload: { title: 'Buy milk' },
  });
  t.equal(response.statusCode, 201);
  t.equal(response.headers['content-type'], 'application/json; charset=utf-8');
  const { data, meta } = response.json();
  t.equal(response.headers.location, `/api/${alice.id}/tasks/${data.id}`);
  t.equal(response.headers.etag, '"1"');
  t.strictSame(meta, { etag: '"1"' });
  t.strictSame(data, {
    id: data.id,
    user_id: alice.id,
    project_id: null,
    parent_id: null,
    title: 'Buy milk',
    description: null,
    is_completed: false,
    completed_at: null,
    completed_by: null,
    due: null,
    priority: 0,
    tags: [],
    metadata: {},
    position: Date.parse(data.created_at),
    version: 1,
    etag: '"1"',
    created_by: alice.id,
    created_at: data.created_at,
    updated_at: data.created_at,
  });
  t.match(data.id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  t.equal(new Date(data.created_at).toISOString(), data.created_at);
  const moment = Number.parseInt(data.id.replace('-', '').slice(0, 12), 16);
  t.equal(new Date(moment).toISOString(), data.created_at, 'the id carries the moment of creation');
});

t.test('everything that is given is answered, and kept', async (t) => {
  const alice = newUser(app);
  const { id: project_id } = await makeProject(alice);
  const { id: parent_id } = await makeTask(alice, { project_id });
  const fields = {
    project_id,
    title: 'Buy milk',
    description: 'Two litres',
    is_completed: true,
    due: { date: '2026-11-21', time: '18:00:00', time_zone: 'Europe/Vienna' },
    priority: 3,
    tags: ['shopping', 'home'],
    metadata: { crm_id: 'A-1042' },
    position: 3.5,
  };
  for (const payload of [
    { ...fields, parent_id: null },
    { ...fields, parent_id },
  ]) {
    const response = await alice.request({ method: 'POST', url: 'tasks', payload });
    t.equal(response.statusCode, 201);
    t.equal(response.headers.etag, '"1"');
    const { id, created_at, updated_at, completed_at, created_by, completed_by, ...data } = response.json().data;
    t.strictSame(data, { user_id: alice.id, ...payload, version: 1, etag: '"1"' });
    t.strictSame([created_by, completed_by], [alice.id, alice.id]);
    t.strictSame([updated_at, completed_at], [created_at, created_at], 'it was completed when it was made');
    t.equal((await alice.request({ url: `tasks/${id}` })).body, response.body);
  }
});

t.test('of a due date what is left out is null', async (t) => {
  const payload = { title: 'Buy milk', due: { date: '2026-11-21' } };
  const response = await newUser(app).request({ method: 'POST', url: 'tasks', payload });
  t.strictSame(response.json().data.due, { date: '2026-11-21', time: null, time_zone: null });
});
