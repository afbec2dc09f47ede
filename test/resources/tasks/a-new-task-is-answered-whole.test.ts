import t from 'tap';
import { newUser, startApp } from '../../helpers/app.ts';

const { app } = await startApp(t);

t.test('a new task is answered whole, with its address and entity tag', async (t) => {
  const alice = newUser(app);
  const response = await alice.request({
    method: 'POST',
    url: 'tasks',
    payload: { title: 'Buy milk', description: 'Two litres', position: 3 },
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
    title: 'Buy milk',
    description: 'Two litres',
    is_completed: false,
    completed_at: null,
    position: 3,
    version: 1,
    created_at: data.created_at,
    updated_at: data.created_at,
  });
  t.match(data.id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  t.equal(new Date(data.created_at).toISOString(), data.created_at);
  const moment = Number.parseInt(data.id.replace('-', '').slice(0, 12), 16);
  t.equal(new Date(moment).toISOString(), data.created_at, 'the id carries the moment of creation');
});
