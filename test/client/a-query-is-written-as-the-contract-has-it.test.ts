import t from 'tap';
import { createTaskpact } from 'taskpact-client';

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
