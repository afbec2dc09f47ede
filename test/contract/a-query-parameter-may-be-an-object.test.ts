import t from 'tap';
import { readsQueries } from '../helpers/made-up-query.ts';

const read = await readsQueries(
  {
    name: 'metadata',
    style: 'deepObject',
    explode: true,
    schema: {
      type: 'object',
      minProperties: 1,
      maxProperties: 2,
      propertyNames: {
        minLength: 1,
        maxLength: 12,
        pattern: '^[^A-Z]*$',
        'x-error-detail': 'must be in small letters',
      },
      additionalProperties: { type: 'string', maxLength: 5 },
    },
  },
  { name: 'limit', schema: { type: 'integer' } },
);

const GIVEN: readonly (readonly [query: string, object | undefined])[] = [
  ['', undefined],
  ['metadata[a]=1', { a: '1' }],
  ['metadata[a]=1&metadata[b]=2', { a: '1', b: '2' }],
  ['metadata%5Ba%5D=1', { a: '1' }],
  ['%6Detadata[%61%20b]=x+y', { 'a b': 'x y' }],
  ['metadata[a]=', { a: '' }],
  ['metadata[a]', { a: '' }],
  ['metadata[a]=1&limit=2', { a: '1' }],
  ['metadata[constructor]=1', { constructor: '1' }],
];

t.test('keys in brackets are gathered', async (t) => {
  for (const [query, metadata] of GIVEN) {
    t.strictSame(await read(query), {
      ...(metadata && { metadata }),
      ...(query.includes('limit') && { limit: 2 }),
    });
  }
});

t.test('no key is more than a key', async (t) => {
  const { metadata } = (await read('metadata[__proto__]=own')) as { metadata: object };
  t.strictSame(Object.entries(metadata), [['__proto__', 'own']]);
  t.equal(Object.getPrototypeOf(metadata), Object.prototype);
  t.notOk('own' in {});
  await read('metadata[__proto__][polluted]=1');
  await read('metadata.__proto__.polluted=1');
  t.notOk('polluted' in {});
});

const BRACKETS = 'must have one key in brackets and no brackets in it, like metadata[key]=value';

const REFUSED: readonly (readonly [query: string, ...string[]])[] = [
  ['metadata=1', `metadata: ${BRACKETS}`],
  ['metadata', `metadata: ${BRACKETS}`],
  ['metadata[]=1', `metadata[]: ${BRACKETS}`],
  ['metadata[=1', `metadata[: ${BRACKETS}`],
  ['metadata[a=1', `metadata[a: ${BRACKETS}`],
  ['metadata[a]b=1', `metadata[a]b: ${BRACKETS}`],
  ['metadata[a][b]=1', `metadata[a][b]: ${BRACKETS}`],
  ['metadata[a]]=1', `metadata[a]]: ${BRACKETS}`],
  ['metadata[a]=1&metadata=2', `metadata: ${BRACKETS}`],
  ['metadata[a]=1&metadata[a]=2', 'metadata[a]: is given more than once'],
  ['metadata[a]=1&metadata%5Ba%5D=1', 'metadata[a]: is given more than once'],
  ['metadata[a]=123456', 'metadata/a: must NOT have more than 5 characters'],
  ['metadata[a]=1&metadata[b]=2&metadata[c]=3', 'metadata: must NOT have more than 2 properties'],
  ['metadata[abcdefghijklm]=1', 'metadata/abcdefghijklm: the name must NOT have more than 12 characters'],
  ['metadata[A]=1', 'metadata/A: must be in small letters'],
  ['metadata.a=1', 'metadata.a: is not a known parameter'],
  ['metadatas[a]=1', 'metadatas[a]: is not a known parameter'],
  ['limit[a]=1', 'limit[a]: is not a known parameter'],
  [
    'metadata[]=1&limit=x&other=1',
    `metadata[]: ${BRACKETS}`,
    'other: is not a known parameter',
    'limit: must be integer',
  ],
];

t.test('what is written in another way is refused and named', async (t) => {
  for (const [query, ...found] of REFUSED) t.strictSame(await read(query), found, query);
});
