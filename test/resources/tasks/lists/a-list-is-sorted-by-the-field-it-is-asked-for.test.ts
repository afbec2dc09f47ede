import t from 'tap';
import { newUser, startApp } from '../../../helpers/app.ts';
import { storeTasks, taskRow } from '../../../helpers/rows.ts';
import { readAll } from '../../../helpers/tasks.ts';

const { app, database } = await startApp(t);
const alice = newUser(app);

/** Rows in the order of their creation, the first two in one millisecond; the description is their name. */
const ROWS = [
  { description: '1', title: 'b', position: 0, created: 0, updated: 20 },
  { description: '2', title: 'a', position: 1, created: 0, updated: 10 },
  { description: '3', title: 'a', position: 0, created: 1, updated: 20 },
  { description: '4', title: 'B', position: -1, created: 2, updated: 10 },
  { description: '5', title: 'ä', position: 1, created: 3, updated: 30 },
  { description: '6', title: '😀', position: -2_147_483_648, created: 4, updated: 20 },
  { description: '7', title: 'ｚ', position: 2_147_483_647, created: 5, updated: 10 },
];

/** Ties by id. Titles by code point: `😀` is behind `ｚ`, although its first UTF-16 unit is not. */
const ORDERS = { created_at: '1234567', updated_at: '2471365', title: '4231576', position: '6413257' };

const start = Date.parse('2026-11-20T10:00:00Z');
await storeTasks(
  database,
  ROWS.map(({ created, updated, ...fields }) =>
    taskRow(alice.id, { ...fields, created_at: new Date(start + created), updated_at: new Date(start + updated) }),
  ),
);

const namesOf = async (query: Record<string, string | number>) =>
  (await readAll(alice, query)).map(({ description }) => description).join('');

for (const [field, order] of Object.entries(ORDERS)) {
  const reversed = [...order].reverse().join('');
  for (const [sort, want] of [[field, order] as const, [`-${field}`, reversed] as const]) {
    t.test(`sort=${sort} keeps its order, ties by id, on pages of every size`, async (t) => {
      for (let limit = 1; limit <= ROWS.length + 1; limit += 1) {
        t.equal(await namesOf({ sort, limit }), want, `limit=${limit}`);
      }
    });
  }
}

t.test('without sort the newest comes first', async (t) => {
  t.equal(await namesOf({}), '7654321');
});

t.test('no other field is sorted by', async (t) => {
  for (const sort of ['id', 'description', 'version', '--title', '+title', 'TITLE', 'title,position', '']) {
    const answer = await alice.request({ url: `tasks?sort=${encodeURIComponent(sort)}` });
    t.match(answer.json(), { status: 400, code: 'VALIDATION_FAILED', errors: [{ in: 'query', name: 'sort' }] }, sort);
  }
});
