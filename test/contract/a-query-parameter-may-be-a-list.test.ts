import t from 'tap';
import { readsQueries } from '../helpers/made-up-query.ts';

const read = await readsQueries(
  {
    name: 'priority',
    style: 'form',
    explode: true,
    schema: {
      type: 'array',
      minItems: 1,
      maxItems: 3,
      uniqueItems: true,
      items: { type: 'integer', minimum: 0, maximum: 9 },
    },
  },
  { name: 'tag', schema: { type: 'array', items: { type: 'string', pattern: '^[a-z,]+$' } } },
  { name: 'done', schema: { type: 'array', items: { type: 'boolean' }, default: [] } },
  { name: 'limit', schema: { type: 'integer' } },
  { name: 'weight', schema: { type: 'number', minimum: -10 } },
);

const GIVEN: readonly (readonly [query: string, object])[] = [
  ['', {}],
  ['priority=1&priority=2', { priority: [1, 2] }],
  ['priority=2&tag=a&priority=1', { priority: [2, 1], tag: ['a'] }],
  ['priority=1', { priority: [1] }],
  ['tag=a,b', { tag: ['a,b'] }],
  ['tag=%61&%74ag=b', { tag: ['a', 'b'] }],
  ['done=true&done=false', { done: [true, false] }],
];

t.test('each value is an item of the declared type, a single one a list of one', async (t) => {
  for (const [query, given] of GIVEN) t.strictSame(await read(query), { done: [], ...given }, query);
});

const REFUSED: readonly (readonly [query: string, ...string[]])[] = [
  ['priority=', 'priority/0: must be integer'],
  ['priority=1&priority=high', 'priority/1: must be integer'],
  ['priority=1.5', 'priority/0: must be integer'],
  ['priority=1,2', 'priority/0: must be integer'],
  ['priority=1&priority=10', 'priority/1: must be <= 9'],
  ['priority=1&priority=2&priority=3&priority=4', 'priority: must NOT have more than 3 items'],
  ['priority=1&priority=1', 'priority: must have each item once: item 0 is there again as item 1'],
  ['tag=a&tag=B', 'tag/1: must match pattern "^[a-z,]+$"'],
  ['done=yes', 'done/0: must be boolean'],
  ['priority[]=1', 'priority[]: is not a known parameter'],
  ['limit=1&limit=2', 'limit: must be integer'],
];

t.test('what is no item is refused and named, and what is no list is given once', async (t) => {
  for (const [query, ...found] of REFUSED) t.strictSame(await read(query), found, query);
});

t.test('a number is one as JSON writes it', async (t) => {
  for (const text of ['0', '-0', '1', '-1', '1.5', '-0.25', '1e3', '1E+3', '25e-1', '123456789012.5']) {
    t.match(await read(`weight=${encodeURIComponent(text)}`), { weight: Number(text) }, text);
  }
  for (const text of [
    '',
    '+1',
    '01',
    '.5',
    '1.',
    '0x1f',
    ' 1',
    '1 ',
    'NaN',
    'Infinity',
    '1e',
    '1e999',
    '1_000',
    '１',
  ]) {
    t.strictSame(await read(`weight=${encodeURIComponent(text)}`), ['weight: must be number'], text);
  }
  t.strictSame(await read('weight=-10.5'), ['weight: must be >= -10']);
});
