import t from 'tap';
import { newUser, startApp } from '../../../helpers/app.ts';
import { type ListQuery, listUrl, makeTask } from '../../../helpers/tasks.ts';

const { app } = await startApp(t);

const tagOf = async (user: ReturnType<typeof newUser>, query: ListQuery = {}) =>
  String((await user.request({ url: listUrl(query) })).headers.etag);

t.test('the tag is strong, and the same for two reads of one state', async (t) => {
  const alice = newUser(app);
  t.match(await tagOf(alice), /^"[\x21\x23-\x7e]+"$/, 'of an empty list');
  for (const title of ['a', 'b', 'c']) await makeTask(alice, { title });
  for (const query of [{}, { sort: 'title', limit: 2 }, { q: 'A' }, { include_total: true }, { is_completed: true }]) {
    const tag = await tagOf(alice, query);
    t.match(tag, /^"[\x21\x23-\x7e]+"$/);
    t.equal(await tagOf(alice, query), tag, JSON.stringify(query));
  }
});

t.test('the tag is another after every change of what is shown', async (t) => {
  const alice = newUser(app);
  const seen = [await tagOf(alice)];
  const [first, second] = [await makeTask(alice, { title: 'first' }), await makeTask(alice, { title: 'second' })];
  const change = (id: string, payload: object) =>
    alice.request({ method: 'PATCH', url: `tasks/${id}`, payload, headers: { 'content-type': 'application/json' } });
  const changes: [name: string, make: () => Promise<unknown>][] = [
    ['two were made', async () => {}],
    ['a title', () => change(first.id, { title: 'First' })],
    ['a description', () => change(first.id, { description: 'more' })],
    ['no description', () => change(first.id, { description: null })],
    ['a position', () => change(second.id, { position: 7 })],
    ['completed', () => alice.request({ method: 'PATCH', url: `tasks/${second.id}/complete` })],
    ['opened again', () => change(second.id, { is_completed: false })],
    ['one was made', () => makeTask(alice, { title: 'third' })],
    ['one was deleted', () => alice.request({ method: 'DELETE', url: `tasks/${first.id}` })],
  ];
  for (const [name, make] of changes) {
    await make();
    const tag = await tagOf(alice);
    t.notOk(seen.includes(tag), name);
    seen.push(tag);
  }
});

t.test('the tag is the same after what is not shown has changed', async (t) => {
  const alice = newUser(app);
  await makeTask(alice, { title: 'shown' });
  const hidden = await makeTask(alice, { title: 'other' });
  const tag = await tagOf(alice, { q: 'shown' });
  await alice.request({ method: 'DELETE', url: `tasks/${hidden.id}` });
  await makeTask(newUser(app), { title: 'shown to another user' });
  t.equal(await tagOf(alice, { q: 'shown' }), tag);
});

t.test('the tag is another when there is more to come, and with the total when the total is', async (t) => {
  const alice = newUser(app);
  const query = { sort: 'created_at', limit: 1 };
  await makeTask(alice);
  const [alone, counted] = [await tagOf(alice, query), await tagOf(alice, { ...query, include_total: true })];
  await makeTask(alice);
  const [followed, countedTwo] = [await tagOf(alice, query), await tagOf(alice, { ...query, include_total: true })];
  t.not(followed, alone, 'has_more and next_cursor changed');
  t.not(countedTwo, counted);
  await makeTask(alice);
  t.equal(await tagOf(alice, query), followed, 'nothing of this page changed');
  t.not(await tagOf(alice, { ...query, include_total: true }), countedTwo, 'only the total changed');
});
