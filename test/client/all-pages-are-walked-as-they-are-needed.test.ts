import t from 'tap';
import { type Task, TaskpactError, unwrap } from 'taskpact-client';
import { startServed } from './start.ts';

const { proxy, newClient } = await startServed(t);
const api = newClient();
for (const position of [1, 2, 3, 4, 5]) unwrap(await api.tasks.create({ title: `Task ${position}`, position }));
const first = unwrap(await api.tasks.list({ sort: 'position', limit: 1 }))[0] as Task;
unwrap(await api.tasks.complete(first.id));

t.test('every task of every page comes once, in order', async (t) => {
  const begin = proxy.seen.length;
  const positions: number[] = [];
  for await (const task of api.tasks.all({ is_completed: false, sort: '-position', limit: 2 }))
    positions.push(task.position);
  t.strictSame(positions, [5, 4, 3, 2]);
  t.equal(proxy.seen.length - begin, 2, 'one request for each page');
});

t.test('who stops early asks for no more', async (t) => {
  const begin = proxy.seen.length;
  for await (const { position } of api.tasks.all({ sort: 'position', limit: 2 })) if (position === 2) break;
  t.equal(proxy.seen.length - begin, 1);
});

t.test('a problem is thrown', async (t) => {
  const all = api.tasks.all({ limit: 500 });
  const thrown = await t.rejects(all.next(), TaskpactError);
  t.match(thrown, { error: { code: 'VALIDATION_FAILED' } });
});

t.test('projects and tags have pages too', async (t) => {
  const { projects, tags, tasks } = newClient();
  for (const name of ['a', 'b', 'c']) {
    unwrap(await projects.create({ name }));
    unwrap(await tasks.create({ title: name, tags: [name] }));
  }
  const names: string[] = [];
  for await (const { name } of projects.all({ sort: 'name', limit: 2 })) names.push(name);
  for await (const { name } of tags.all({ limit: 2 })) names.push(name);
  t.strictSame(names, ['a', 'b', 'c', 'a', 'b', 'c']);
});

t.test('a user without tasks has no page to walk', async (t) => {
  for await (const task of newClient().tasks.all()) t.fail(`found ${task.title}`);
});
