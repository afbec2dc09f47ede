import t from 'tap';
import { pageIn, type Task, taskIn } from '../../helpers/answers.ts';
import { newUser, startApp, type TestUser } from '../../helpers/app.ts';

const { app } = await startApp(t);

const make = async (user: TestUser, title: string): Promise<Task> =>
  taskIn(await user.request({ method: 'POST', url: 'tasks', payload: { title } }));

/** All pages of a list, with something happening between two of them. */
async function pagesOf(user: TestUser, query: string, between = async (_seen: Task[]): Promise<void> => {}) {
  const seen: Task[] = [];
  const counts: number[] = [];
  let cursor = '';
  do {
    const { data, meta } = pageIn(await user.request({ url: `tasks?${query}${cursor}` }));
    seen.push(...data);
    counts.push(meta.count);
    cursor = meta.next_cursor === null ? '' : `&cursor=${meta.next_cursor}`;
    if (meta.has_more !== (cursor !== '') || meta.count !== data.length) throw new Error('has_more or count is wrong');
    await between(seen);
  } while (cursor !== '');
  return { seen: seen.map(({ title }) => title), counts };
}

const numbers = (from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, index) => String(from + index));

t.test('pages together are the list, and the last one has no cursor', async (t) => {
  const alice = newUser(app);
  for (const title of numbers(1, 12)) await make(alice, title);
  for (const [limit, counts] of [
    [5, [5, 5, 2]],
    [6, [6, 6]],
    [11, [11, 1]],
    [12, [12]],
    [1, numbers(1, 12).map(() => 1)],
  ] as const) {
    for (const [sort, want] of [
      ['-created_at', numbers(1, 12).reverse()],
      ['created_at', numbers(1, 12)],
    ] as const) {
      t.strictSame(await pagesOf(alice, `limit=${limit}&sort=${sort}`), { seen: want, counts }, `${limit} ${sort}`);
    }
  }
});

t.test('a filtered list pages the same way', async (t) => {
  const alice = newUser(app);
  for (const title of numbers(1, 12)) {
    const { id } = await make(alice, title);
    if (Number(title) % 3 === 0) await alice.request({ method: 'PATCH', url: `tasks/${id}/complete` });
  }
  t.strictSame(await pagesOf(alice, 'limit=3&is_completed=true&sort=created_at'), {
    seen: ['3', '6', '9', '12'],
    counts: [3, 1],
  });
  const { seen } = await pagesOf(alice, 'limit=3&is_completed=false');
  t.strictSame(seen, ['11', '10', '8', '7', '5', '4', '2', '1']);
});

t.test('while tasks come and go, what stays is shown once and nothing twice', async (t) => {
  for (const sort of ['-created_at', 'created_at']) {
    const alice = newUser(app);
    const made: Task[] = [];
    for (const title of numbers(1, 30)) made.push(await make(alice, title));
    const ahead = sort === 'created_at' ? made.slice(15) : made.slice(0, 15).reverse();
    const removed = new Set<string>();
    const remove = async (task: Task | undefined) => {
      if (!task) return;
      removed.add(task.title);
      await alice.request({ method: 'DELETE', url: `tasks/${task.id}` });
    };
    let rounds = 0;
    const { seen } = await pagesOf(alice, `limit=4&sort=${sort}`, async (seen) => {
      rounds += 1;
      if (rounds > 6) return;
      // The one that the cursor points to, one that was shown, one that was not yet, and two new ones.
      await remove(seen.at(-1));
      await remove(seen.at(-3));
      await remove(ahead[rounds + 6]);
      await make(alice, `new ${rounds}`);
      await alice.request({
        method: 'PATCH',
        url: `tasks/${made[14]?.id}`,
        payload: { title: '15', position: rounds },
      });
    });
    t.ok(rounds > 4 && removed.size > 10, `${sort}: there was enough going on`);
    t.equal(new Set(seen).size, seen.length, `${sort}: nothing is shown twice`);
    const stayed = made.map(({ title }) => title).filter((title) => !removed.has(title));
    t.ok(stayed.length > 8);
    t.strictSame(
      stayed.filter((title) => !seen.includes(title)),
      [],
      `${sort}: nothing that stayed is left out`,
    );
  }
});

t.test('a cursor may be used again, and with another limit', async (t) => {
  const alice = newUser(app);
  for (const title of numbers(1, 6)) await make(alice, title);
  const { next_cursor } = pageIn(await alice.request({ url: 'tasks?limit=2' })).meta;
  const next = async (limit: number) =>
    pageIn(await alice.request({ url: `tasks?limit=${limit}&cursor=${next_cursor}` })).data.map(({ title }) => title);
  t.strictSame(await next(2), ['4', '3']);
  t.strictSame(await next(1), ['4']);
  t.strictSame(await next(200), ['4', '3', '2', '1']);
});
