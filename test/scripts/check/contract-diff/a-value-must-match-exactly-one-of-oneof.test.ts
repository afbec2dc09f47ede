import { test } from 'tap';
import { linesOf, type Row, taking } from './fixtures/contracts.ts';
import { breaking, compatible, editorial, narrowed, testSchemas, type Want, widened } from './fixtures/schemas.ts';

const whole = { type: 'integer' };
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const closed = (properties: object, ...required: string[]) => ({
  type: 'object',
  additionalProperties: false,
  properties,
  required,
});
const schemas = {
  Tagged: closed({ kind: { const: 'a' }, text: {} }, 'kind'),
  OtherTag: closed({ kind: { const: 'b' }, text: {} }, 'kind'),
  Untagged: closed({ kind: { const: 'b' }, text: {} }),
  Loose: { type: 'object', properties: { text: {} } },
  Deep: closed({ at: ref('Tagged') }, 'at'),
  OtherDeep: closed({ at: ref('OtherTag') }, 'at'),
  Other: closed({ name: {} }, 'name'),
  Cycle: { type: 'object', properties: { next: ref('Cycle') }, required: ['next'] },
};

const apart: readonly Want[] = [widened(': oneOf: 1 alternative(s) added')];
const clash: readonly Want[] = [
  breaking(': oneOf: 1 alternative(s) added that may share values with others; what matches two is refused'),
];

function added(name: string, member: unknown, more: unknown, want: readonly Want[]): Row<unknown, Want> {
  return [`${name} is added`, { given: [{ oneOf: [member] }, { oneOf: [member, more] }], want }];
}

const ADDED: readonly Row<unknown, Want>[] = [
  added('the same again', whole, whole, clash),
  added('another type', whole, { type: 'string' }, apart),
  added('a type that holds the other', whole, { type: 'number' }, clash),
  added('another limit', { minLength: 2 }, { maxLength: 2 }, clash),
  added('another tag', ref('Tagged'), ref('OtherTag'), apart),
  added('a tag that may be absent on one side', ref('Tagged'), ref('Untagged'), apart),
  added('a tag that may be absent on both sides', ref('Untagged'), closed({ kind: { const: 'a' } }), clash),
  added('a tag further down', ref('Deep'), ref('OtherDeep'), apart),
  added('an open object', ref('Loose'), ref('Cycle'), clash),
  added('a required property the other one refuses', ref('Tagged'), ref('Other'), apart),
  added('a property that may be given beside the other', { required: ['after'] }, { required: ['before'] }, clash),
  added('a schema that holds itself', ref('Cycle'), { ...schemas.Cycle, title: 'B' }, clash),
  [
    'anyOf may overlap',
    {
      given: [{ anyOf: [whole, ref('Loose')] }, { anyOf: [whole, ref('Loose'), { type: 'number' }] }],
      want: [widened(': anyOf: 1 alternative(s) added')],
    },
  ],
];

const texts = (maxLength: number, fields: object = {}) => ({
  oneOf: [
    { type: 'string', maxLength, ...fields },
    { type: 'string', minLength: 6 },
  ],
});

const CHANGED: readonly Row<unknown, Want>[] = [
  [
    'an alternative grows into another',
    {
      given: [texts(5), texts(9)],
      want: [
        widened(' › oneOf 1: maxLength widened from 5 to 9'),
        narrowed(
          ' › oneOf 1: changed, and may now share values with another alternative of oneOf, which refuses those',
        ),
      ],
    },
  ],
  [
    'an alternative grows beside another type',
    {
      given: [
        { oneOf: [{ type: 'string', maxLength: 5 }, ref('Loose')] },
        { oneOf: [{ type: 'string', maxLength: 9 }, ref('Loose')] },
      ],
      want: [widened(' › oneOf 1: maxLength widened from 5 to 9')],
    },
  ],
  [
    'an alternative is described',
    { given: [texts(5), texts(5, { title: 'A' })], want: [editorial(' › oneOf 1: title added')] },
  ],
  [
    'an alternative of closed objects gets a property',
    {
      given: [
        { oneOf: [closed({ a: {} }, 'a'), ref('Other')] },
        { oneOf: [closed({ a: {}, b: {} }, 'a'), ref('Other')] },
      ],
      want: [compatible(' › oneOf 1 › b: optional property added')],
    },
  ],
];

testSchemas([...ADDED, ...CHANGED], schemas);

test('an alternative that was compared elsewhere in the body is still held against the others', (t) => {
  const body = { properties: { first: ref('Short'), all: { oneOf: [ref('Short'), ref('Long')] } } };
  const contract = (maxLength: number) =>
    taking(body, { Short: { type: 'string', maxLength }, Long: { type: 'string', minLength: 6 } });
  t.same(linesOf(contract(5), contract(9)), [
    'compatible POST /tasks › request body › first: maxLength widened from 5 to 9',
    'breaking POST /tasks › request body › all › oneOf 1: changed, and may now share values with another alternative of oneOf, which refuses those',
  ]);
  t.end();
});
