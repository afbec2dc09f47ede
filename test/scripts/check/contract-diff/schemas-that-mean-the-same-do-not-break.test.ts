import type { Row } from './fixtures/contracts.ts';
import { compatible, editorial, narrowed, testSchemas, type Want, widened } from './fixtures/schemas.ts';

const text = { type: 'string' };
const nothing = { type: 'null' };
const task = { $ref: '#/components/schemas/Task' };
const note = { $ref: '#/components/schemas/Note' };
const schemas = {
  Task: { type: 'object', properties: { title: text }, required: ['title'] },
  Note: { type: 'object' },
};

const UNIONS: readonly Row<unknown, Want>[] = [
  ['anyOf with null', { given: [{ anyOf: [text, nothing] }, { type: ['string', 'null'] }], want: [] }],
  ['a type with null', { given: [{ type: ['string', 'null'] }, { oneOf: [text, { const: null }] }], want: [] }],
  ['oneOf for anyOf', { given: [{ oneOf: [task, nothing] }, { anyOf: [task, nothing] }], want: [] }],
  [
    'null in another place',
    {
      given: [{ type: ['string', 'null'] }, { anyOf: [nothing, text] }],
      want: [editorial(': type written differently, same meaning')],
    },
  ],
  [
    'a limit inside',
    { given: [{ anyOf: [{ ...text, maxLength: 5 }, nothing] }, { type: ['string', 'null'], maxLength: 5 }], want: [] },
  ],
  [
    'a tighter limit inside',
    {
      given: [{ anyOf: [{ ...text, maxLength: 5 }, nothing] }, { type: ['string', 'null'], maxLength: 4 }],
      want: [narrowed(': maxLength narrowed from 5 to 4')],
    },
  ],
  [
    'an enum whose null is written out',
    {
      given: [{ anyOf: [{ ...text, enum: ['a'] }, nothing] }, { type: ['string', 'null'], enum: ['a', null] }],
      want: [editorial(': type changed; which values it leaves is judged with the values')],
    },
  ],
  [
    'an enum that forgot null',
    {
      given: [{ anyOf: [{ ...text, enum: ['a'] }, nothing] }, { type: ['string', 'null'], enum: ['a'] }],
      want: [
        editorial(': type changed; which values it leaves is judged with the values'),
        narrowed(': allowed values removed: null'),
      ],
    },
  ],
  ['oneOf with constants', { given: [{ oneOf: [{ const: 'a' }, { const: 'b' }] }, { enum: ['a', 'b'] }], want: [] }],
  [
    'null is added to a component',
    { given: [task, { anyOf: [task, nothing] }], want: [widened(': type widened from object to object | null')] },
  ],
  [
    'null is taken away',
    {
      given: [{ anyOf: [text, nothing] }, text],
      want: [narrowed(': type narrowed from string | null to string')],
    },
  ],
  [
    'a choice appears around what was there',
    { given: [task, { anyOf: [task, note] }], want: [widened(': anyOf: 1 alternative(s) added')] },
  ],
  [
    'a choice leaves one of two',
    { given: [{ anyOf: [task, note] }, note], want: [narrowed(': anyOf: 1 alternative(s) removed')] },
  ],
];

const whole = (fields: object) => ({ type: 'integer', ...fields });
const sameLimit = (field: string) => [editorial(`: ${field} written differently, same meaning`)];

const WHOLE_NUMBERS: readonly Row<unknown, Want>[] = [
  ['above 0', { given: [whole({ minimum: 1 }), whole({ exclusiveMinimum: 0 })], want: sameLimit('minimum') }],
  ['below 10', { given: [whole({ exclusiveMaximum: 10 }), whole({ maximum: 9 })], want: sameLimit('maximum') }],
  ['from a half on', { given: [whole({ minimum: 0.5 }), whole({ minimum: 1 })], want: sameLimit('minimum') }],
  [
    'above 0 or null',
    {
      given: [
        { type: ['integer', 'null'], exclusiveMinimum: 0 },
        { type: ['integer', 'null'], minimum: 1 },
      ],
      want: sameLimit('minimum'),
    },
  ],
  [
    'above 1',
    {
      given: [whole({ minimum: 1 }), whole({ exclusiveMinimum: 1 })],
      want: [narrowed(': minimum narrowed from 1 to 2')],
    },
  ],
  [
    'a number above 0 is not from 1 on',
    {
      given: [
        { type: 'number', exclusiveMinimum: 0 },
        { type: 'number', minimum: 1 },
      ],
      want: [narrowed(': minimum narrowed from 0 (exclusive) to 1')],
    },
  ],
];

const OTHERS: readonly Row<unknown, Want>[] = [
  [
    'the type of listed values',
    {
      given: [{ const: 'a' }, { ...text, const: 'a' }],
      want: [editorial(': type changed; which values it leaves is judged with the values')],
    },
  ],
  [
    'a type that excludes a listed value',
    {
      given: [
        { type: ['string', 'null'], enum: ['a', null] },
        { ...text, enum: ['a', null] },
      ],
      want: [
        editorial(': type changed; which values it leaves is judged with the values'),
        narrowed(': allowed values removed: null'),
      ],
    },
  ],
  [
    'a format that allows more',
    {
      given: [whole({ format: 'int32' }), whole({ format: 'int64' })],
      want: [widened(': format widened from "int32" to "int64"')],
    },
  ],
  [
    'a format that allows less',
    {
      given: [{ format: 'uri-reference' }, { format: 'uri' }],
      want: [narrowed(': format narrowed from "uri-reference" to "uri"')],
    },
  ],
  [
    'dependentRequired',
    {
      given: [{ dependentRequired: { a: ['b'] } }, { dependentRequired: { a: ['c'] } }],
      want: [widened(': no longer: b is required beside a'), narrowed(': now: c is required beside a')],
    },
  ],
  ['dependentRequired that says nothing', { given: [{}, { dependentRequired: { a: [] } }], want: [] }],
  ['readOnly is cleared', { given: [{ readOnly: true }, {}], want: [compatible(': readOnly is no longer true')] }],
  ['writeOnly is cleared', { given: [{ writeOnly: true }, {}], want: [compatible(': writeOnly is no longer true')] }],
  [
    'oneOf becomes anyOf where neither is one schema',
    {
      given: [{ oneOf: [task, note] }, { anyOf: [task, note] }],
      want: [widened(': oneOf removed'), narrowed(': anyOf added')],
    },
  ],
];

testSchemas([...UNIONS, ...WHOLE_NUMBERS, ...OTHERS], schemas);
