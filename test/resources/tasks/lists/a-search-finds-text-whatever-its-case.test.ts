import t from 'tap';
import { outcome } from '../../../helpers/answers.ts';
import { newUser, startApp } from '../../../helpers/app.ts';
import { makeTask, readAll } from '../../../helpers/tasks.ts';

const { app } = await startApp(t);
const alice = newUser(app);

await makeTask(alice, { title: 'Äpfel kaufen' });
await makeTask(alice, { title: 'ÄPFEL' });
await makeTask(alice, { title: 'Apfel', description: 'grün, für den KUCHEN' });
await makeTask(alice, { title: 'Crème brûlée 🍮', description: null });
await makeTask(alice, { title: 'ДЕНЬ', description: 'äpfel' });

const SEARCHES: [q: string, want: string[]][] = [
  ['äpfel', ['Äpfel kaufen', 'ÄPFEL', 'ДЕНЬ']],
  ['ÄPFEL', ['Äpfel kaufen', 'ÄPFEL', 'ДЕНЬ']],
  ['apfel', ['Apfel']],
  ['GRÜN', ['Apfel']],
  ['kuchen', ['Apfel']],
  ['pfel', ['Äpfel kaufen', 'ÄPFEL', 'Apfel', 'ДЕНЬ']],
  ['l k', ['Äpfel kaufen']],
  ['BRÛLÉE 🍮', ['Crème brûlée 🍮']],
  ['день', ['ДЕНЬ']],
  ['Äpfel kaufen und mehr', []],
  ['null', []],
];

for (const [q, want] of SEARCHES) {
  t.test(`${q} finds ${want.length} of five`, async (t) => {
    const found = await readAll(alice, { q, sort: 'created_at' });
    t.strictSame(
      found.map(({ title }) => title),
      want,
    );
  });
}

t.test('a search that finds nothing is an empty list', async (t) => {
  const answer = await alice.request({ url: 'tasks?q=nothing+like+this' });
  t.equal(answer.statusCode, 200);
  t.strictSame(answer.json(), { data: [], meta: { count: 0, has_more: false, next_cursor: null } });
  t.notOk('link' in answer.headers);
});

t.test('a search text has 1 to 200 characters, and an emoji is one', async (t) => {
  const ask = async (q: string) => outcome(await alice.request({ url: `tasks?q=${encodeURIComponent(q)}` }));
  t.equal(await ask('x'), '200');
  t.equal(await ask('🍮'.repeat(200)), '200');
  t.equal(await ask('🍮'.repeat(201)), '400 VALIDATION_FAILED');
  t.equal(await ask(''), '400 VALIDATION_FAILED');
});
