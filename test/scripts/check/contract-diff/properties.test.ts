import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { test } from 'tap';
import { compareContracts } from '../../../../scripts/check/contract-diff/contracts.ts';
import type { Kind } from '../../../../scripts/check/contract-diff/types.ts';
import { answering, taking } from './fixtures/contracts.ts';

const BOUNDS = ['minLength', 'maxLength', 'minItems', 'maxItems', 'minProperties', 'maxProperties', 'multipleOf'];
const RANGES = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'];
const SWAPPED: Readonly<Record<Kind, Kind>> = {
  breaking: 'compatible',
  compatible: 'breaking',
  editorial: 'editorial',
};

const bound = fc.integer({ min: 1, max: 9 });
const bounds = fc.record(Object.fromEntries([...BOUNDS, ...RANGES].map((field) => [field, bound])), {
  requiredKeys: [],
  noNullPrototype: true,
});

const { schema } = fc.letrec((tie) => {
  const record = (fields: Record<string, fc.Arbitrary<unknown>>) =>
    fc.record(fields, { requiredKeys: [], noNullPrototype: true });
  const named = fc.dictionary(fc.string(), tie('schema'), { noNullPrototype: true });
  const several = fc.array(tie('schema'), { maxLength: 3 });
  return {
    schema: fc.oneof(
      { maxDepth: 4 },
      bounds,
      fc.constantFrom<unknown>(true, false, { $ref: '#/components/schemas/Shared' }, { const: null }, { x: 1 }),
      record({ properties: named, required: fc.array(fc.string()), patternProperties: named }),
      record({ items: tie('schema'), not: tie('schema'), additionalProperties: tie('schema') }),
      record({ allOf: several, oneOf: several, anyOf: several, prefixItems: several }),
    ),
  };
});

const kinds = (before: unknown, after: unknown): Kind[] => compareContracts(before, after).map(({ kind }) => kind);

test('a contract compared to itself gives no change', (t) => {
  const same = fc.property(schema, schema, (one, shared) => {
    const contract = taking(one, { Shared: shared });
    return compareContracts(contract, structuredClone(contract)).length === 0;
  });
  t.doesNotThrow(() => fc.assert(same));
  t.end();
});

test('bounds: what narrows one way widens the other, and a response is judged opposite to a request', (t) => {
  const swapped = fc.property(bounds, bounds, (one, other) => {
    // Two steps of which neither is a multiple of the other break both ways.
    fc.pre(!compareContracts(taking(one), taking(other)).some(({ detail }) => detail.startsWith('multipleOf changed')));
    const wanted = kinds(taking(one), taking(other)).map((kind) => SWAPPED[kind]);
    const back = kinds(taking(other), taking(one));
    const response = kinds(answering(one), answering(other));
    return isDeepStrictEqual(response, wanted) && isDeepStrictEqual(back.sort(), [...wanted].sort());
  });
  t.doesNotThrow(() => fc.assert(swapped));
  t.end();
});
