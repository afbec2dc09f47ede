import t from 'tap';
import { outcome } from '../../../helpers/answers.ts';
import { newUser, startApp } from '../../../helpers/app.ts';
import { type ListQuery, listUrl, makeTask, readPage } from '../../../helpers/tasks.ts';

const { app } = await startApp(t);
const alice = newUser(app);
const bob = newUser(app);
for (const user of [alice, bob]) for (const title of ['a 1', 'a 2', 'a 3', 'a 4']) await makeTask(user, { title });

const MOMENT = '2020-01-01T00:00:00Z';
const PAST = { created_after: MOMENT, updated_after: MOMENT };
const FUTURE = { created_before: '9000-01-01T00:00:00Z', updated_before: '9000-01-01T00:00:00Z' };
const LIST: ListQuery = { sort: 'title', is_completed: false, q: 'a', ...PAST, ...FUTURE, limit: 2 };

const cursorOf = async (query: ListQuery) => (await readPage(alice, query)).meta.next_cursor ?? '';
const ask = async (user: typeof alice, query: ListQuery) => user.request({ url: listUrl(query) });

const cursor = await cursorOf(LIST);

t.test('a cursor goes on where its list stopped', async (t) => {
  const { data } = (await ask(alice, { ...LIST, cursor })).json();
  t.match(data, [{ title: 'a 3' }, { title: 'a 4' }]);
});

t.test('limit and total may change from page to page', async (t) => {
  const one = await readPage(alice, { ...LIST, cursor, limit: 1, include_total: true });
  t.match(one, { data: [{ title: 'a 3' }], meta: { has_more: true, total: 4 } });
  const rest = await readPage(alice, { ...LIST, cursor: one.meta.next_cursor ?? '', limit: 200 });
  t.match(rest, { data: [{ title: 'a 4' }], meta: { has_more: false } });
});

t.test('the order of the parameters does not matter, nor does naming the default sort', async (t) => {
  const reversed = Object.fromEntries(Object.entries({ ...LIST, cursor }).reverse());
  t.equal(outcome(await ask(alice, reversed)), '200');
  const plain = await cursorOf({ limit: 2 });
  t.equal(outcome(await ask(alice, { sort: '-created_at', cursor: plain })), '200');
});

const CHANGES: [name: string, query: ListQuery][] = [
  ...['-title', 'position', '-position', 'created_at', '-created_at', 'updated_at', '-updated_at', undefined].map(
    (sort): [string, ListQuery] => [`sort=${sort}`, { sort }],
  ),
  ['the other state', { is_completed: true }],
  ['any state', { is_completed: undefined }],
  ['another search', { q: 'a ' }],
  ['no search', { q: undefined }],
  ...Object.keys({ ...PAST, ...FUTURE }).flatMap((name): [string, ListQuery][] => [
    [`another ${name}`, { [name]: name.endsWith('after') ? '2020-01-01T00:00:01Z' : '9000-01-01T00:00:01Z' }],
    [`no ${name}`, { [name]: undefined }],
  ]),
];

for (const [name, change] of CHANGES) {
  t.test(`a cursor is refused with ${name}`, async (t) => {
    t.equal(outcome(await ask(alice, { ...LIST, ...change, cursor })), '400 INVALID_CURSOR');
  });
}

t.test('a cursor is refused when a filter joins', async (t) => {
  const plain = await cursorOf({ limit: 2 });
  for (const [name, value] of Object.entries({ q: 'a', is_completed: false, ...PAST, ...FUTURE })) {
    t.equal(outcome(await ask(alice, { [name]: value, cursor: plain })), '400 INVALID_CURSOR', name);
  }
});

t.test("another user's cursor is refused", async (t) => {
  t.equal(outcome(await ask(bob, { ...LIST, cursor })), '400 INVALID_CURSOR');
  t.equal(outcome(await ask(bob, { cursor: await cursorOf({ limit: 2 }) })), '400 INVALID_CURSOR');
});
