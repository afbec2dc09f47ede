import t from 'tap';
import { LARGEST_BODY_BYTES } from '../../generated/limits.ts';
import type { ContractDocument, SchemaObject } from '../../src/contract/document.ts';
import { largestBodyBytes, largestBytes } from '../../src/contract/largest-body.ts';
import { CONTRACT } from '../helpers/contract.ts';

/** A number as long as `JSON.stringify` makes one. */
const NUMBER = JSON.stringify(-2.2250738585072014e-308);

const A = '\\u0061';
const PAIR = '\\ud83e\\udd5b';
const uuid = (length: number) => `"${A.repeat(length)}"`;

/** A schema, and the largest text that it allows. */
const SCHEMAS: readonly (readonly [string, SchemaObject, string])[] = [
  ['null', { type: 'null' }, 'null'],
  ['a boolean', { type: 'boolean' }, 'false'],
  ['an integer', { type: 'integer', maximum: 9 }, NUMBER],
  ['a number', { type: 'number' }, NUMBER],
  ['a text', { type: 'string', maxLength: 2 }, `"${PAIR}${PAIR}"`],
  ['a text of no characters', { type: 'string', maxLength: 0 }, '""'],
  ['a text or null', { type: ['string', 'null'], maxLength: 1 }, `"${PAIR}"`],
  ['a text or null, the null longer', { type: ['string', 'null'], maxLength: 0 }, 'null'],
  ['a UUID', { type: 'string', format: 'uuid' }, uuid(36)],
  ['a day', { type: 'string', format: 'date' }, uuid(10)],
  ['one of several', { enum: ['a', null, 'aa', 12345678] }, `"${A}${A}"`],
  ['one value', { const: 'aaa' }, `"${A}${A}${A}"`],
  ['a list', { type: 'array', maxItems: 3, items: { type: 'boolean' } }, '[false,false,false]'],
  ['a list of nothing', { type: 'array', maxItems: 0, items: { type: 'boolean' } }, '[]'],
  [
    'a list of texts',
    { type: 'array', maxItems: 2, uniqueItems: true, items: { type: 'string', maxLength: 1 } },
    `["${PAIR}","${PAIR}"]`,
  ],
  ['either', { anyOf: [{ type: 'boolean' }, { type: 'null' }] }, 'false'],
  ['one', { oneOf: [{ type: 'boolean' }, { type: 'string', maxLength: 1 }] }, `"${PAIR}"`],
  ['an empty object', { type: 'object', additionalProperties: false }, '{}'],
  [
    'an object',
    { type: 'object', additionalProperties: false, properties: { a: { type: 'null' }, aa: { const: true } } },
    `{"${A}":null,"${A}${A}":true}`,
  ],
  [
    'an object or null, one of whose properties has to be there, as if all were',
    {
      type: ['object', 'null'],
      additionalProperties: false,
      properties: { a: { type: 'number' }, b: { type: 'null' } },
      oneOf: [{ required: ['a'] }, { required: ['b'] }],
    },
    `{"${A}":${NUMBER},"${A}":null}`,
  ],
  [
    'an object of names that it does not list',
    {
      type: 'object',
      maxProperties: 2,
      propertyNames: { maxLength: 1 },
      additionalProperties: { type: 'string', maxLength: 1 },
    },
    `{"${PAIR}":"${PAIR}","${PAIR}":"${PAIR}"}`,
  ],
];

for (const [name, schema, largest] of SCHEMAS) {
  t.test(`${name} has at most ${largest.length} bytes`, async (t) => {
    t.equal(largestBytes(schema, 'it'), largest.length);
  });
}

const UNLIMITED: readonly (readonly [SchemaObject, string])[] = [
  [{ type: 'string' }, 'it: it needs maxLength'],
  [{ type: 'string', format: 'date-time' }, 'it: it needs maxLength'],
  [{ type: 'array', items: { type: 'null' } }, 'it: it needs maxItems'],
  [{ type: 'array', maxItems: 1 }, 'it/*: it needs a type'],
  [{ type: 'object' }, 'it: it needs additionalProperties'],
  [{ type: 'object', additionalProperties: true }, 'it: it needs additionalProperties'],
  [{ type: 'object', additionalProperties: { type: 'null' } }, 'the names in it: it needs maxLength'],
  [
    { type: 'object', additionalProperties: { type: 'null' }, propertyNames: { maxLength: 1 } },
    'it: it needs maxProperties',
  ],
  [{ type: 'object', additionalProperties: false, properties: { a: { type: 'string' } } }, 'it/a: it needs maxLength'],
  [{ anyOf: [{ type: 'null' }, { type: 'string' }] }, 'it: it needs maxLength'],
  [{ type: 'file' }, 'it: it needs a known type'],
  [{}, 'it: it needs a type'],
];

t.test('what has no limit is named, with the keyword that would set one', async (t) => {
  for (const [schema, place] of UNLIMITED) {
    const message = `The contract sets no limit to the size of ${place}`;
    t.throws(() => largestBytes(schema, 'it'), { message }, JSON.stringify(schema));
  }
});

const documentWith = (...schemas: SchemaObject[]): ContractDocument => ({
  openapi: '3.1.0',
  info: { title: 'made up', version: '1' },
  paths: Object.fromEntries(
    schemas.map((_, index) => [
      `/${index}`,
      {
        get: { operationId: `get${index}`, responses: {} },
        post: {
          operationId: `make${index}`,
          requestBody: { content: { 'application/json': { schema: { $ref: `#/components/schemas/S${index}` } } } },
          responses: {},
        },
      },
    ]),
  ),
  components: { schemas: Object.fromEntries(schemas.map((schema, index) => [`S${index}`, schema])) },
});

t.test('of a contract it is that of the operation with the largest body', async (t) => {
  t.equal(largestBodyBytes(documentWith()), 0);
  t.equal(largestBodyBytes(documentWith({ type: 'null' }, { type: 'boolean' }, { type: 'null' })), 5);
  const message = 'The contract sets no limit to the size of make1 body: it needs maxLength';
  t.throws(() => largestBodyBytes(documentWith({ type: 'null' }, { type: 'string' })), { message });
});

t.test('what is generated is that of the contract', async (t) => {
  t.equal(LARGEST_BODY_BYTES, largestBodyBytes(CONTRACT));
});
