import t from 'tap';
import { createTaskpact, unwrap } from 'taskpact-client';
import { startServed } from './start.ts';

const { newClient } = await startServed(t);

async function searchOf(query: object): Promise<string> {
  let sent = '';
  const { tasks } = createTaskpact({
    baseUrl: 'http://tasks.example',
    token: () => 'none',
    fetch: async (input) => {
      sent = String(input);
      return new Response();
    },
  });
  await tasks.list(query);
  return sent.replace('http://tasks.example/api/me/tasks', '');
}

for (const [name, query, search] of [
  ['a value', { is_completed: false, limit: 0, q: 'milk & honey' }, '?is_completed=false&limit=0&q=milk+%26+honey'],
  ['several values', { tag: ['home & garden', 'a=b', 'straße'] }, '?tag=home+%26+garden&tag=a%3Db&tag=stra%C3%9Fe'],
  ['several numbers', { priority: [0, 9], limit: 1 }, '?priority=0&priority=9&limit=1'],
  [
    'values by key',
    { metadata: { order: '17', 'a]&b': '[x]' } },
    '?metadata%5Border%5D=17&metadata%5Ba%5D%26b%5D=%5Bx%5D',
  ],
  ['nothing', { q: undefined, tag: [], metadata: {}, cursor: null }, ''],
  ['nothing among others', { tag: ['a', undefined, ''], metadata: { a: null, b: '' } }, '?tag=a&tag=&metadata%5Bb%5D='],
] as const) {
  t.test(name, async (t) => t.equal(await searchOf(query), search));
}

t.test('the service understands it', async (t) => {
  const { tasks } = newClient();
  const tags = ['home & garden', 'a=b'];
  const metadata = { 'crm.id': 'A-1042 & more' };
  const { id } = unwrap(await tasks.create({ title: 'Wanted', priority: 3, tags, metadata }));
  unwrap(await tasks.create({ title: 'One tag', priority: 3, tags: tags.slice(1), metadata }));
  unwrap(await tasks.create({ title: 'Another priority', priority: 4, tags, metadata }));
  unwrap(await tasks.create({ title: 'Nothing in the metadata', priority: 3, tags }));
  const found = unwrap(await tasks.list({ priority: [1, 3], tag: tags, metadata }));
  t.strictSame(
    found.map((task) => task.id),
    [id],
  );
});
