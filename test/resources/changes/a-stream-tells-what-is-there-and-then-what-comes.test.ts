import t from 'tap';
import { newUser, startApp } from '../../helpers/app.ts';
import { makeProject, makeTask } from '../../helpers/tasks.ts';
import { openStream, stateOf } from './streams.ts';

const { app } = await startApp(t);

t.test('the first bytes come at once, whether there is anything or not', async (t) => {
  const stream = await openStream(t, app, newUser(app).token);
  t.equal(stream.status, 200);
  t.equal(stream.headers.get('content-type'), 'text/event-stream');
  t.equal(stream.headers.get('cache-control'), 'private, no-cache');
  t.equal(stream.headers.get('x-accel-buffering'), 'no');
  t.strictSame(await stream.block(), { retry: '1000' });
});

t.test('what is there is told, and what this process writes then', async (t) => {
  const alice = newUser(app);
  const [first, second] = [await makeTask(alice), await makeTask(alice)];
  const stream = await openStream(t, app, alice.token);
  t.equal(stateOf(await stream.next()), `task ${first.id} 1`);
  t.equal(stateOf(await stream.next()), `task ${second.id} 1`);
  const project = await makeProject(alice);
  t.equal(stateOf(await stream.next()), `project ${project.id} 1`);
  await alice.request({ method: 'PATCH', url: `tasks/${first.id}/complete`, payload: { is_completed: true } });
  t.match(await stream.next(), {
    change: { type: 'upserted', data: { id: first.id, is_completed: true, version: 2 } },
  });
  await alice.request({ method: 'DELETE', url: `tasks/${second.id}` });
  t.equal(stateOf(await stream.next()), `task ${second.id} deleted`);
});

t.test('every stream of a user is told, and none of another', async (t) => {
  const [alice, bob] = [newUser(app), newUser(app)];
  const [one, two, other] = [
    await openStream(t, app, alice.token),
    await openStream(t, app, alice.token),
    await openStream(t, app, bob.token),
  ];
  const { id } = await makeTask(alice);
  t.equal(stateOf(await one.next()), `task ${id} 1`);
  t.equal(stateOf(await two.next()), `task ${id} 1`);
  const own = await makeTask(bob);
  t.equal(stateOf(await other.next()), `task ${own.id} 1`);
});

t.test('a page that may call the service may read it', async (t) => {
  const origin = 'http://localhost:5173';
  const stream = await openStream(t, app, newUser(app).token, { origin });
  t.equal(stream.headers.get('access-control-allow-origin'), origin);
});
