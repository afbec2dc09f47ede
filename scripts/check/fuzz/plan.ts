import * as fc from 'fast-check';
import { faultFor, type Surroundings, withFault } from './faults.ts';
import type { Tampering } from './tampering/index.ts';
import type { BodyKind, Field, Target } from './targets.ts';
import { goodValue } from './values.ts';

/** A request before it is written down: plain values, which the model may still exchange for others that mean something. */
export interface Plan {
  readonly target: Target;
  /** Which of the users of the session asks. */
  readonly actor: number;
  /** Chance for the model, so that a session can be run again. */
  readonly dice: readonly number[];
  /** Texts of path, query and header parameters, by name. */
  readonly fields: Readonly<Record<string, string | undefined>>;
  readonly body?: { readonly kind: BodyKind; readonly value: unknown } | undefined;
  /** The parameter that is wrong on purpose, which the model must not put right. */
  readonly faulty?: string | undefined;
  /** A header that is sent twice. */
  readonly twice?: string | undefined;
  /** What is done to the request after it is written down. */
  readonly tampering?: Tampering | undefined;
}

const asText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value)).toWellFormed();

/** What HTTP can carry in a header: visible Latin-1, with no white space around it (RFC 9110, section 5.5). */
const asHeader = (text: string): string =>
  text.replaceAll(/[^\t\x20-\x7e\x80-\xff]/g, '').replaceAll(/^[\t ]+|[\t ]+$/g, '');

/** The text as it can be sent in the place of the field. */
export const fit = ({ place }: Field, text: string): string => (place === 'header' ? asHeader(text) : text);

/** A text that the field accepts. What a header cannot carry is left out before, so that the label stays true. */
function goodText(field: Field, limits: readonly number[]): fc.Arbitrary<string> {
  const accepts = (value: unknown) => field.accepts(fit(field, asText(value)));
  const made = goodValue(field.schema, accepts, limits).map((value) => fit(field, asText(value)));
  return field.example === undefined ? made : fc.oneof({ arbitrary: made, weight: 3 }, fc.constant(field.example));
}

/** The value of a header as the service gets it: two of the same are one list (RFC 9110, section 5.3). */
export function fieldText(plan: Plan, name: string): string | undefined {
  const text = plan.fields[name];
  return text !== undefined && plan.twice === name ? `${text}, ${text}` : text;
}

/** Whether the contract accepts the request as planned; what tampering makes of it is the tampering's own to say. */
export function isValid(plan: Plan): boolean {
  const { fields, bodies, bodyRequired } = plan.target;
  const fine = fields.every((field) => {
    const text = fieldText(plan, field.name);
    return text === undefined ? !field.required : field.accepts(text);
  });
  if (!plan.body) return fine && !bodyRequired;
  return fine && bodies.includes(plan.body.kind) && plan.body.kind.accepts(plan.body.value);
}

/** Requests to one operation: most of them as the contract wants them, the others wrong in one place. */
export function planArbitrary(target: Target, surroundings: Surroundings): fc.Arbitrary<Plan> {
  const { limits } = surroundings;
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
      dice: fc.array(fc.nat(99), { minLength: 8, maxLength: 8 }),
      fields: fc.record(Object.fromEntries(target.fields.map((one) => [one.name, field(one)]))),
      body: target.bodyRequired ? body : fc.option(body, { nil: undefined, freq: 2 }),
      fault: fc.option(faultFor(target, surroundings), { nil: undefined, freq: 2 }),
    })
    .map(({ fault, ...rest }) => withFault({ target, ...rest }, fault));
}
