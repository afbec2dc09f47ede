import t from 'tap';
import { ajv } from '../../src/contract/ajv.ts';
import type { SchemaObject } from '../../src/contract/document.ts';
import { invalidValues } from '../../src/problems/invalid.ts';

/** What is found in a body, as `pointer: detail`. */
function findings(schema: SchemaObject, body: unknown): string[] {
  const validate = ajv.compile(schema);
  validate(body);
  return invalidValues(validate.errors ?? [], 'body').map(({ pointer, detail }) => `${pointer}: ${detail}`);
}

t.test('a name that is not allowed is named, and what is wrong with it is said', async (t) => {
  const schema = {
    type: 'object',
    maxProperties: 2,
    propertyNames: { minLength: 1, maxLength: 3, pattern: '^[a-z]+$', 'x-error-detail': 'must be small letters' },
    additionalProperties: { type: 'string' },
  };
  t.strictSame(findings(schema, { a: 'x' }), []);
  t.strictSame(findings(schema, { 'a/b': 'x' }), ['/a~1b: must be small letters']);
  t.strictSame(findings(schema, { abcd: 'x' }), ['/abcd: the name must NOT have more than 3 characters']);
  t.strictSame(findings(schema, { '': 'x', B: 1 }), [
    '/: the name must NOT have fewer than 1 characters',
    '/B: must be string',
  ]);
  t.strictSame(findings(schema, { a: 'x', b: 'x', c: 'x' }), [': must NOT have more than 2 properties']);
});

t.test('of properties that exclude each other all are named, in one sentence', async (t) => {
  const schema = {
    type: 'object',
    additionalProperties: false,
    properties: { after: { type: 'string' }, before: { type: 'string' }, to: { type: 'string' } },
    oneOf: [{ required: ['after'] }, { required: ['before'] }, { required: ['to'] }],
  };
  t.strictSame(findings(schema, { to: 'end' }), []);
  t.strictSame(findings(schema, {}), [': must have exactly one of after, before, to']);
  t.strictSame(findings(schema, { after: 'a', to: 'end' }), [': must have exactly one of after, before, to']);
  t.strictSame(findings(schema, { to: 1 }), ['/to: must be string']);
});

t.test('a pattern and a format beside each other have one sentence', async (t) => {
  const schema = {
    type: 'string',
    pattern: '^[A-Za-z/]+$',
    format: 'time-zone',
    'x-error-detail': 'must be a zone, like Europe/Vienna',
  };
  t.strictSame(findings(schema, '+01:00'), [': must be a zone, like Europe/Vienna']);
  t.strictSame(findings(schema, 'Europe/Atlantis'), [': must be a zone, like Europe/Vienna']);
  t.strictSame(findings(schema, 'Europe/Vienna'), []);
});
