import * as fc from 'fast-check';
import type { Plan } from './plan.ts';
import { asText, type Field, type Target } from './targets.ts';
import { goodValue } from './values.ts';

/** A valid value of a header: visible Latin-1 without surrounding white space (RFC 9110, section 5.5). */
const asHeader = (text: string): string =>
  text.replaceAll(/[^\t\x20-\x7e\x80-\xff]/g, '').replaceAll(/^[\t ]+|[\t ]+$/g, '');

/** A text that the field accepts. Characters that a header cannot contain are removed before the check. */
function goodText(field: Field, limits: readonly number[]): fc.Arbitrary<string> {
  const fit = (value: unknown) => (field.part === 'header' ? asHeader(asText(value)) : asText(value));
  const made = goodValue(field.schema, (value) => field.accepts(fit(value)), limits).map(fit);
  return field.example === undefined ? made : fc.oneof({ arbitrary: made, weight: 3 }, fc.constant(field.example));
}

/**
 * Requests to one operation, all of them valid by the contract.
 * @param target the operation
 * @param limits numbers that values gather around
 */
export function planArbitrary(target: Target, limits: readonly number[]): fc.Arbitrary<Plan> {
  const field = (one: Field) => {
    const text = goodText(one, limits);
    return one.required
      ? text
      : fc.oneof({ arbitrary: fc.constant(undefined), weight: 3 }, { arbitrary: text, weight: 1 });
  };
  const bodies = target.bodies.map((kind) =>
    goodValue(kind.schema, kind.accepts, limits).map((value) => ({ kind, value })),
  );
  const body = bodies.length > 0 ? fc.oneof(...bodies) : fc.constant(undefined);
  return fc
    .record({
      actor: fc.constantFrom(0, 0, 0, 1),
      dice: fc.array(fc.nat(99), { minLength: 12, maxLength: 12 }),
      fields: fc.record(Object.fromEntries(target.fields.map((one) => [one.name, field(one)]))),
      body: target.bodyRequired ? body : fc.option(body, { nil: undefined, freq: 2 }),
    })
    .map((rest) => ({ target, ...rest }));
}
