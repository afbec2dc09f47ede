import t from 'tap';
import { findingsIn, isProblem, pageIn, taskIn, titlesIn } from '../../helpers/answers.ts';
import { newUser, startApp, type TestUser } from '../../helpers/app.ts';

const { app } = await startApp(t);

/** A user with the tasks 1 to 5, of which 2 and 4 are completed. */
async function newUserWithTasks(): Promise<TestUser> {
  const alice = newUser(app);
  for (const title of ['1', '2', '3', '4', '5']) {
    const { id } = taskIn(await alice.request({ method: 'POST', url: 'tasks', payload: { title } }));
    if (title === '2' || title === '4') await alice.request({ method: 'PATCH', url: `tasks/${id}/complete` });
  }
  return alice;
}

const LISTS: readonly (readonly [query: string, titles: string, hasMore?: boolean])[] = [
  ['', '54321'],
  ['?', '54321'],
  ['?sort=-created_at', '54321'],
  ['?sort=created_at', '12345'],
  ['?is_completed=true', '42'],
  ['?is_completed=false', '531'],
  ['?sort=created_at&is_completed=true', '24'],
  ['?is_completed=false&sort=created_at', '135'],
  ['?limit=1', '5', true],
  ['?limit=4', '5432', true],
  ['?limit=5', '54321'],
  ['?limit=200', '54321'],
  ['?limit=2&sort=created_at', '12', true],
  ['?limit=2&is_completed=true', '42'],
  ['?limit=2&is_completed=false', '53', true],
];

t.test('a list is newest first unless asked otherwise, and holds what was asked for', async (t) => {
  const alice = await newUserWithTasks();
  for (const [query, titles, hasMore = false] of LISTS) {
    const response = await alice.request({ url: `tasks${query}` });
    t.equal(response.statusCode, 200, query);
    t.equal(titlesIn(response).join(''), titles, query);
    const { meta } = pageIn(response);
    t.match(meta, { count: titles.length, has_more: hasMore }, query);
    t.equal(typeof meta.next_cursor, hasMore ? 'string' : 'object', `${query} and its cursor`);
  }
});

t.test('a list holds the tasks as they are answered one by one', async (t) => {
  const alice = await newUserWithTasks();
  const { data } = pageIn(await alice.request({ url: 'tasks' }));
  for (const task of data) t.strictSame(task, taskIn(await alice.request({ url: `tasks/${task.id}` })));
});

t.test('without a limit a page holds 50, and with one up to 200', async (t) => {
  const alice = newUser(app);
  await Promise.all(
    Array.from({ length: 201 }, (_, index) =>
      alice.request({ method: 'POST', url: 'tasks', payload: { title: String(index) } }),
    ),
  );
  t.match(pageIn(await alice.request({ url: 'tasks' })).meta, { count: 50, has_more: true });
  const { meta } = pageIn(await alice.request({ url: 'tasks?limit=200' }));
  t.match(meta, { count: 200, has_more: true });
  const rest = pageIn(await alice.request({ url: `tasks?limit=200&cursor=${meta.next_cursor}` }));
  t.strictSame(rest.meta, { count: 1, has_more: false, next_cursor: null });
});

const REFUSED: readonly (readonly [query: string, finding: string])[] = [
  ['limit=0', 'query limit minimum'],
  ['limit=-1', 'query limit minimum'],
  ['limit=201', 'query limit maximum'],
  ['limit=99999999999999999999', 'query limit maximum'],
  ['limit=abc', 'query limit type'],
  ['limit=1.5', 'query limit type'],
  ['limit=', 'query limit type'],
  ['limit', 'query limit type'],
  ['limit=true', 'query limit type'],
  ['limit=NaN', 'query limit type'],
  ['limit=1&limit=2', 'query limit type'],
  ['limit[]=1', 'query limit[] additionalProperties'],
  ['is_completed=1', 'query is_completed type'],
  ['is_completed=0', 'query is_completed type'],
  ['is_completed=yes', 'query is_completed type'],
  ['is_completed=TRUE', 'query is_completed type'],
  ['is_completed=null', 'query is_completed type'],
  ['is_completed=', 'query is_completed type'],
  ['is_completed=true&is_completed=true', 'query is_completed type'],
  ['sort=name', 'query sort enum'],
  ['sort=created_at,-created_at', 'query sort enum'],
  ['sort=+created_at', 'query sort enum'],
  ['sort=', 'query sort enum'],
  ['cursor=', 'query cursor minLength'],
  [`cursor=${'a'.repeat(4097)}`, 'query cursor maxLength'],
  ['page=2', 'query page additionalProperties'],
  ['Limit=2', 'query Limit additionalProperties'],
  ['__proto__=1', 'query __proto__ additionalProperties'],
  ['metadata[__proto__]=1', 'query metadata/__proto__ pattern'],
  ['constructor=1', 'query constructor additionalProperties'],
  ['=1', 'query  additionalProperties'],
];

t.test('a parameter that is not as the contract says is 400 and named', async (t) => {
  const alice = newUser(app);
  for (const [query, finding] of REFUSED) {
    const response = await alice.request({ url: `tasks?${query}` });
    const problem = isProblem(t, response, 'VALIDATION_FAILED', query.slice(0, 40));
    t.ok(findingsIn(problem).includes(finding), `${finding} is among ${findingsIn(problem)}`);
    t.equal(problem.instance, '/api/me/tasks');
  }
});

t.test('everything that is wrong is named at once', async (t) => {
  const response = await newUser(app).request({ url: 'tasks?limit=0&is_completed=1&page=2' });
  t.strictSame(findingsIn(isProblem(t, response, 'VALIDATION_FAILED')).sort(), [
    'query is_completed type',
    'query limit minimum',
    'query page additionalProperties',
  ]);
});

t.test('a number is digits: what only JavaScript reads as a number is refused', async (t) => {
  const alice = newUser(app);
  for (const limit of ['0x10', '1e1', '0b1', '%205', '5%20', '+5', '%2B5', '%0A5']) {
    isProblem(t, await alice.request({ url: `tasks?limit=${limit}` }), 'VALIDATION_FAILED', limit);
  }
});
