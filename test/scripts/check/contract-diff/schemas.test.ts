import type { Row } from './fixtures/contracts.ts';
import { breaking, compatible, editorial, narrowed, testSchemas, type Want, widened } from './fixtures/schemas.ts';

const title = (schema: unknown) => ({ type: 'object', properties: { title: schema } });
const unknown = 'cannot be judged, so taken as breaking';

const VALUES: readonly Row<unknown, Want>[] = [
  [
    'a type is narrowed',
    {
      given: [{ type: ['string', 'null'] }, { type: 'string' }],
      want: [narrowed(': type narrowed from string | null to string')],
    },
  ],
  [
    'a type is widened',
    {
      given: [{ type: 'string' }, { type: ['string', 'null'] }],
      want: [widened(': type widened from string to string | null')],
    },
  ],
  [
    'a type is replaced',
    { given: [{ type: 'string' }, { type: 'boolean' }], want: [breaking(': type changed from string to boolean')] },
  ],
  [
    'an integer is a number',
    { given: [{ type: 'integer' }, { type: 'number' }], want: [widened(': type widened from integer to number')] },
  ],
  [
    'an integer of 32 bits is a double',
    {
      given: [
        { type: 'integer', format: 'int32' },
        { type: 'number', format: 'double' },
      ],
      want: [widened(': type widened from integer to number'), widened(': format widened from "int32" to "double"')],
    },
  ],
  [
    'a number is an integer',
    { given: [{ type: 'number' }, { type: 'integer' }], want: [narrowed(': type narrowed from number to integer')] },
  ],
  ['a type is added', { given: [{}, { type: 'string' }], want: [narrowed(': type narrowed from any to string')] }],
  [
    'types in another order',
    {
      given: [{ type: ['string', 'null'] }, { type: ['null', 'string'] }],
      want: [editorial(': type written differently, same meaning')],
    },
  ],
  [
    'an enum value is added',
    { given: [{ enum: ['a'] }, { enum: ['a', 'b'] }], want: [widened(': allowed values added: "b"')] },
  ],
  [
    'an enum value is removed',
    { given: [{ enum: ['a', 'b'] }, { enum: ['a'] }], want: [narrowed(': allowed values removed: "b"')] },
  ],
  [
    'an enum value is replaced',
    {
      given: [{ enum: ['a'] }, { enum: ['b'] }],
      want: [narrowed(': allowed values removed: "a"'), widened(': allowed values added: "b"')],
    },
  ],
  ['an enum appears', { given: [{}, { enum: ['a'] }], want: [narrowed(': values narrowed from any to "a"')] }],
  ['an enum goes', { given: [{ enum: ['a'] }, {}], want: [widened(': values widened from "a" to any')] }],
  [
    'a const is replaced',
    {
      given: [{ const: 1 }, { const: 2 }],
      want: [narrowed(': allowed values removed: 1'), widened(': allowed values added: 2')],
    },
  ],
  [
    'a const becomes an enum',
    { given: [{ const: 'a' }, { enum: ['a', 'b'] }], want: [widened(': allowed values added: "b"')] },
  ],
  [
    'enum and const at once',
    {
      given: [{ enum: [1, 2], const: 1 }, { enum: [1] }],
      want: [breaking(`: enum together with const changed: ${unknown}`)],
    },
  ],
  ['a pattern is added', { given: [{}, { pattern: '^a' }], want: [narrowed(': pattern "^a" added')] }],
  ['a pattern is removed', { given: [{ pattern: '^a' }, {}], want: [widened(': pattern "^a" removed')] }],
  [
    'a pattern is changed',
    {
      given: [{ pattern: '^a' }, { pattern: '^b' }],
      want: [breaking(': pattern changed from "^a" to "^b": cannot be compared, so taken as breaking')],
    },
  ],
  ['a format is added', { given: [{}, { format: 'date' }], want: [narrowed(': format "date" added')] }],
  ['a format is removed', { given: [{ format: 'date' }, {}], want: [widened(': format "date" removed')] }],
  [
    'a format is changed',
    {
      given: [{ format: 'date' }, { format: 'time' }],
      want: [breaking(': format changed from "date" to "time": cannot be compared, so taken as breaking')],
    },
  ],
  ['items become unique', { given: [{}, { uniqueItems: true }], want: [narrowed(': uniqueItems is now true')] }],
  [
    'items need not be unique',
    { given: [{ uniqueItems: true }, { uniqueItems: false }], want: [widened(': uniqueItems is no longer true')] },
  ],
  [
    'uniqueItems is written out',
    { given: [{}, { uniqueItems: false }], want: [editorial(': uniqueItems written differently, same meaning')] },
  ],
  [
    'uniqueItems is no yes or no',
    { given: [{}, { uniqueItems: 'yes' }], want: [breaking(`: uniqueItems added: ${unknown}`)] },
  ],
  ['nullable is set', { given: [{}, { nullable: true }], want: [widened(': nullable is now true')] }],
  ['nullable is cleared', { given: [{ nullable: true }, {}], want: [narrowed(': nullable is no longer true')] }],
  [
    'readOnly is set',
    { given: [{}, { readOnly: true }], want: [['breaking', 'compatible', ': readOnly is now true']] },
  ],
  [
    'writeOnly is set',
    { given: [{}, { writeOnly: true }], want: [['compatible', 'breaking', ': writeOnly is now true']] },
  ],
  [
    'a default is changed',
    { given: [{ default: 1 }, { default: 2 }], want: [['breaking', 'editorial', ': default changed from 1 to 2']] },
  ],
  [
    'a default of null is removed',
    { given: [{ default: null }, {}], want: [['breaking', 'editorial', ': default changed from null to none']] },
  ],
  [
    'a default of null is added',
    { given: [{}, { default: null }], want: [['breaking', 'editorial', ': default changed from none to null']] },
  ],
  [
    'a default of false is removed',
    { given: [{ default: false }, {}], want: [['breaking', 'editorial', ': default changed from false to none']] },
  ],
  [
    'a default stays',
    { given: [{ default: null }, { default: null, title: 'A' }], want: [editorial(': title added')] },
  ],
  [
    'a description is changed',
    { given: [{ description: 'a' }, { description: 'b' }], want: [editorial(': description changed')] },
  ],
  ['an example is added', { given: [{}, { examples: [1] }], want: [editorial(': examples added')] }],
  ['deprecated is set', { given: [{}, { deprecated: true }], want: [editorial(': deprecated added')] }],
  ['an extension is removed', { given: [{ 'x-a': 1 }, {}], want: [editorial(': x-a removed')] }],
  [
    'an unknown keyword',
    { given: [{ constructor: 1 }, { constructor: 2 }], want: [breaking(`: constructor changed: ${unknown}`)] },
  ],
  ['a keyword without a rule', { given: [{}, { contains: {} }], want: [breaking(`: contains added: ${unknown}`)] }],
];

const BOUNDS: readonly Row<unknown, Want>[] = [
  ...['minLength', 'minItems', 'minProperties', 'minimum'].flatMap((field): Row<unknown, Want>[] => [
    [
      `${field} is raised`,
      { given: [{ [field]: 1 }, { [field]: 2 }], want: [narrowed(`: ${field} narrowed from 1 to 2`)] },
    ],
    [
      `${field} is lowered`,
      { given: [{ [field]: 2 }, { [field]: 1 }], want: [widened(`: ${field} widened from 2 to 1`)] },
    ],
  ]),
  ...['maxLength', 'maxItems', 'maxProperties', 'maximum'].flatMap((field): Row<unknown, Want>[] => [
    [
      `${field} is lowered`,
      { given: [{ [field]: 500 }, { [field]: 200 }], want: [narrowed(`: ${field} narrowed from 500 to 200`)] },
    ],
    [
      `${field} is raised`,
      { given: [{ [field]: 1 }, { [field]: 2 }], want: [widened(`: ${field} widened from 1 to 2`)] },
    ],
    [`${field} is added`, { given: [{}, { [field]: 2 }], want: [narrowed(`: ${field} narrowed from none to 2`)] }],
    [`${field} is removed`, { given: [{ [field]: 2 }, {}], want: [widened(`: ${field} widened from 2 to none`)] }],
  ]),
  [
    'minLength 0 says nothing',
    { given: [{}, { minLength: 0 }], want: [editorial(': minLength written differently, same meaning')] },
  ],
  [
    'minimum becomes exclusive',
    {
      given: [{ minimum: 1 }, { exclusiveMinimum: 1 }],
      want: [narrowed(': minimum narrowed from 1 to 1 (exclusive)')],
    },
  ],
  [
    'maximum becomes inclusive',
    { given: [{ exclusiveMaximum: 9 }, { maximum: 9 }], want: [widened(': maximum widened from 9 (exclusive) to 9')] },
  ],
  [
    'the tighter of two minimums counts',
    {
      given: [{ minimum: 1, exclusiveMinimum: 5 }, { minimum: 6 }],
      want: [narrowed(': minimum narrowed from 5 (exclusive) to 6')],
    },
  ],
  [
    'a minimum that is no number',
    { given: [{ minimum: 1 }, { minimum: '2' }], want: [breaking(`: minimum changed: ${unknown}`)] },
  ],
  [
    'multipleOf is coarser',
    {
      given: [{ multipleOf: 0.01 }, { multipleOf: 0.05 }],
      want: [narrowed(': multipleOf narrowed from 0.01 to 0.05')],
    },
  ],
  [
    'multipleOf is finer',
    { given: [{ multipleOf: 6 }, { multipleOf: 3 }], want: [widened(': multipleOf widened from 6 to 3')] },
  ],
  [
    'multipleOf is other',
    { given: [{ multipleOf: 6 }, { multipleOf: 4 }], want: [breaking(': multipleOf changed from 6 to 4')] },
  ],
  ['multipleOf is added', { given: [{}, { multipleOf: 2 }], want: [narrowed(': multipleOf narrowed from none to 2')] }],
];

const text = { type: 'string' };
const STRUCTURE: readonly Row<unknown, Want>[] = [
  [
    'an optional property is added',
    {
      given: [{ properties: {} }, title(text)].map((one) => ({ ...one, type: 'object' })) as [unknown, unknown],
      want: [compatible(' › title: optional property added')],
    },
  ],
  [
    'a required property is added',
    {
      given: [{ type: 'object' }, { ...title(text), required: ['title'] }],
      want: [narrowed(' › title: required property added')],
    },
  ],
  [
    'an optional property is removed',
    { given: [title(text), { type: 'object' }], want: [breaking(' › title: property removed')] },
  ],
  [
    'a required property is removed',
    {
      given: [{ ...title(text), required: ['title'] }, { type: 'object' }],
      want: [breaking(' › title: property removed')],
    },
  ],
  [
    'a property becomes required',
    { given: [title(text), { ...title(text), required: ['title'] }], want: [narrowed(' › title: became required')] },
  ],
  [
    'a property becomes optional',
    { given: [{ ...title(text), required: ['title'] }, title(text)], want: [widened(' › title: became optional')] },
  ],
  [
    'a property called like a method',
    {
      given: [title(text), { type: 'object', properties: { title: text, toString: text } }],
      want: [compatible(' › toString: optional property added')],
    },
  ],
  [
    'a property is narrowed',
    {
      given: [title({ maxLength: 500 }), title({ maxLength: 200 })],
      want: [narrowed(' › title: maxLength narrowed from 500 to 200')],
    },
  ],
  [
    'an object is closed',
    {
      given: [{}, { additionalProperties: false }],
      want: [narrowed(' › additionalProperties: closed: nothing is allowed here any more')],
    },
  ],
  [
    'an object is opened',
    {
      given: [{ additionalProperties: false }, { additionalProperties: true }],
      want: [widened(' › additionalProperties: opened: values are allowed here now')],
    },
  ],
  [
    'further properties get a schema',
    {
      given: [{}, { additionalProperties: text }],
      want: [narrowed(' › additionalProperties: type narrowed from any to string')],
    },
  ],
  [
    'items are narrowed',
    { given: [{ items: {} }, { items: text }], want: [narrowed(' › items: type narrowed from any to string')] },
  ],
  [
    'property names are widened',
    {
      given: [{ propertyNames: { maxLength: 1 } }, {}],
      want: [widened(' › propertyNames: maxLength widened from 1 to none')],
    },
  ],
  [
    'property names are narrowed',
    {
      given: [{ propertyNames: { maxLength: 2 } }, { propertyNames: { maxLength: 1, pattern: '^a' } }],
      want: [
        narrowed(' › propertyNames: pattern "^a" added'),
        narrowed(' › propertyNames: maxLength narrowed from 2 to 1'),
      ],
    },
  ],
  [
    'prefixItems are narrowed',
    {
      given: [{ prefixItems: [{}, {}] }, { prefixItems: [{}, text] }],
      want: [narrowed(' › item 2: type narrowed from any to string')],
    },
  ],
  [
    'prefixItems get longer',
    {
      given: [{ prefixItems: [{}] }, { prefixItems: [{}, text] }],
      want: [breaking(`: prefixItems changed: ${unknown}`)],
    },
  ],
  [
    'a pattern of properties is added',
    {
      given: [{}, { patternProperties: { '^a': {} } }],
      want: [breaking(` › patternProperties ^a: patternProperties added: ${unknown}`)],
    },
  ],
  [
    'a pattern of properties is widened',
    {
      given: [{ patternProperties: { '^a': text } }, { patternProperties: { '^a': {} } }],
      want: [widened(' › patternProperties ^a: type widened from string to any')],
    },
  ],
  [
    'an alternative is added',
    {
      given: [{ oneOf: [text] }, { oneOf: [{ type: 'null' }, text] }],
      want: [widened(': oneOf: 1 alternative(s) added')],
    },
  ],
  [
    'an alternative is removed',
    {
      given: [{ anyOf: [text, { type: 'null' }] }, { anyOf: [{ type: 'null' }] }],
      want: [narrowed(': anyOf: 1 alternative(s) removed')],
    },
  ],
  [
    'an alternative is narrowed',
    {
      given: [{ anyOf: [text, { maximum: 2 }] }, { anyOf: [text, { maximum: 1 }] }],
      want: [narrowed(' › anyOf 2: maximum narrowed from 2 to 1')],
    },
  ],
  [
    'alternatives change places',
    { given: [{ anyOf: [text, { type: 'null' }] }, { anyOf: [{ type: 'null' }, text] }], want: [] },
  ],
  ['alternatives appear', { given: [{}, { oneOf: [text] }], want: [narrowed(': oneOf added')] }],
  ['alternatives go', { given: [{ oneOf: [text] }, {}], want: [widened(': oneOf removed')] }],
  [
    'a part of allOf is narrowed',
    {
      given: [{ allOf: [{ maxLength: 2 }] }, { allOf: [{ maxLength: 1 }] }],
      want: [narrowed(': maxLength narrowed from 2 to 1')],
    },
  ],
  [
    'a part of allOf is added',
    {
      given: [{ allOf: [title(text)] }, { allOf: [title(text), { properties: { note: text } }] }],
      want: [compatible(' › note: optional property added')],
    },
  ],
  [
    'a part of allOf is removed',
    {
      given: [{ allOf: [title(text), { properties: { note: text } }] }, { allOf: [title(text)] }],
      want: [breaking(' › note: property removed')],
    },
  ],
  ['allOf of one part says the same', { given: [text, { allOf: [text] }], want: [] }],
  [
    'parts that contradict each other',
    {
      given: [{ allOf: [{ type: 'null' }] }, { allOf: [{ type: 'null' }, text] }],
      want: [breaking(`: composition ($ref, allOf) changed: ${unknown}`)],
    },
  ],
  [
    'closed parts',
    {
      given: [title(text), { allOf: [title(text), { additionalProperties: false }] }],
      want: [breaking(`: composition ($ref, allOf) changed: ${unknown}`)],
    },
  ],
  [
    'not is changed',
    { given: [{ not: { maxLength: 2 } }, { not: { maxLength: 3 } }], want: [breaking(`: not changed: ${unknown}`)] },
  ],
  [
    'the schema becomes false',
    { given: [text, false], want: [narrowed(': closed: nothing is allowed here any more')] },
  ],
];

testSchemas([...VALUES, ...BOUNDS, ...STRUCTURE]);
