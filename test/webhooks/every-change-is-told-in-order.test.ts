import t from 'tap';
import { newUser } from '../helpers/app.ts';
import { verified } from './receiver.ts';
import { makeTask, SECRETS, startAll } from './sender.ts';

const MERGE = { 'content-type': 'application/merge-patch+json' };

t.test('what was made, changed and deleted, as the contract says, signed', async (t) => {
  const { app, receiver, pass } = await startAll(t);
  const alice = newUser(app);
  const id = await makeTask(alice, 'Buy milk');
  await pass();
  await alice.request({ method: 'PATCH', url: `tasks/${id}`, payload: { title: 'Buy bread' }, headers: MERGE });
  await pass();
  const { data } = (await alice.request({ url: `tasks/${id}` })).json();
  await alice.request({ method: 'DELETE', url: `tasks/${id}` });
  await pass();
  const types = receiver.got.map(({ event }) => event.type);
  t.strictSame(types, ['task.upserted', 'task.upserted', 'task.deleted']);
  const [made, changed, gone] = receiver.got;
  t.match(made?.event, { payload: 'full', data: { user_id: alice.id, id, title: 'Buy milk', version: 1 } });
  t.strictSame(changed?.event, { type: 'task.upserted', timestamp: data.updated_at, payload: 'full', data });
  t.match(gone?.event, { payload: 'full', data: { user_id: alice.id, id, deleted_at: gone?.event.timestamp } });
  for (const message of receiver.got) {
    t.equal(message.headers['content-type'], 'application/json');
    t.match(message.id, /^msg_[\w-]{43}$/);
    t.strictSame(verified(SECRETS[0], message), message.event);
    t.throws(() => verified(SECRETS[1], message));
    t.throws(() => verified(SECRETS[0], { ...message, body: `${message.body} ` }));
  }
  t.equal(new Set(receiver.got.map((message) => message.id)).size, 3, 'each under an id of its own');
});

t.test('of each user in the order of the changes feed, a project before the tasks in it', async (t) => {
  const { app, receiver, pass } = await startAll(t);
  const users = [newUser(app), newUser(app)];
  const wanted = new Map<string, unknown[]>();
  for (const user of users) {
    const project = await user.request({ method: 'POST', url: 'projects', payload: { name: 'Household' } });
    for (let n = 0; n < 60; n += 1) await makeTask(user, `Task ${n}`);
    await user.request({ method: 'DELETE', url: `projects/${project.json().data.id}` });
    const feed = await user.request({ url: 'changes?limit=200' });
    wanted.set(user.id, feed.json().data);
  }
  await pass();
  for (const user of users) {
    const own = receiver.got.filter(({ event }) => event.data.user_id === user.id).map(({ event }) => event);
    t.equal(own[0]?.type === 'task.upserted' && own.length, 61);
    const upserted = own.flatMap(({ type, data }) => (type.endsWith('upserted') ? [data] : []));
    const told = (wanted.get(user.id) ?? []).flatMap((change) => {
      const { type, data } = change as { type: string; data?: unknown };
      return type === 'upserted' ? [data] : [];
    });
    t.strictSame(upserted, told);
    t.equal(own.at(-1)?.type, 'project.deleted');
  }
});
