import * as fc from 'fast-check';
import { oddText, oddValue } from './odd.ts';
import { fit, type Plan } from './plan.ts';
import type { Tampering } from './tampering/index.ts';
import type { Target } from './targets.ts';
import { placesIn, valueAt, withValue } from './values.ts';

/** What all operations have in common. */
export interface Surroundings {
  /** Numbers that faults gather around. */
  readonly limits: readonly number[];
  tamperings(target: Target): fc.Arbitrary<Tampering>;
}

/** What goes wrong, in at most one place, so that it is known what the answer has to be. */
export type Fault =
  | { readonly kind: 'field'; readonly index: number; readonly text: string }
  | { readonly kind: 'missing'; readonly index: number }
  | { readonly kind: 'twice'; readonly index: number }
  | { readonly kind: 'value' | 'extra'; readonly index: number; readonly value: unknown; readonly name: string }
  | { readonly kind: 'removed'; readonly index: number }
  | { readonly kind: 'tampering'; readonly tampering: Tampering };

/** Faults that requests to an operation can have. */
export function faultFor(target: Target, { limits, tamperings }: Surroundings): fc.Arbitrary<Fault> {
  const index = fc.nat(1000);
  const fault = <K extends Fault['kind']>(kind: K) => fc.constant(kind);
  const inBody = target.bodies.length > 0;
  const value = { index, value: fc.oneof(oddText(limits), oddValue(limits)), name: oddText(limits) };
  return fc.oneof(
    { arbitrary: fc.record({ kind: fault('field'), index, text: oddText(limits) }), weight: 4 },
    { arbitrary: fc.record({ kind: fc.constantFrom('missing' as const, 'twice' as const), index }), weight: 1 },
    { arbitrary: fc.record({ kind: fault('value'), ...value }), weight: inBody ? 4 : 0 },
    { arbitrary: fc.record({ kind: fault('extra'), ...value }), weight: inBody ? 1 : 0 },
    { arbitrary: fc.record({ kind: fault('removed'), index }), weight: inBody ? 1 : 0 },
    { arbitrary: tamperings(target).map((tampering) => ({ kind: 'tampering' as const, tampering })), weight: 4 },
  );
}

const at = <T>(list: readonly T[], index: number): T | undefined => list[index % Math.max(list.length, 1)];

function withBodyFault(plan: Plan, fault: Extract<Fault, { index: number }>): Plan {
  if (!plan.body) return plan;
  const { kind, value } = plan.body;
  const places = placesIn(value);
  const place = at(places, fault.index) ?? [];
  if (fault.kind === 'value') return { ...plan, body: { kind, value: withValue(value, place, fault.value) } };
  if (fault.kind === 'removed')
    return { ...plan, body: place.length === 0 ? undefined : { kind, value: withValue(value, place, undefined) } };
  const objects = places.filter((trail) => typeof valueAt(value, trail) === 'object' && valueAt(value, trail) !== null);
  const object = at(objects, fault.index);
  if (fault.kind !== 'extra' || !object) return plan;
  return { ...plan, body: { kind, value: withValue(value, [...object, fault.name], fault.value) } };
}

/** The plan with a fault, where it has a place for it. */
export function withFault(plan: Plan, fault: Fault | undefined): Plan {
  if (!fault) return plan;
  if (fault.kind === 'tampering')
    return fault.tampering.needsBody && !plan.body ? plan : { ...plan, tampering: fault.tampering };
  const field = at(plan.target.fields, fault.index);
  if (fault.kind === 'field' && field) {
    const text = fit(field, fault.text.toWellFormed());
    return { ...plan, faulty: field.name, fields: { ...plan.fields, [field.name]: text } };
  }
  if (fault.kind === 'missing') {
    const required = at(
      plan.target.fields.filter((one) => one.required && one.place !== 'path'),
      fault.index,
    );
    if (!required) return { ...plan, body: undefined };
    return { ...plan, fields: { ...plan.fields, [required.name]: undefined } };
  }
  if (fault.kind === 'twice') {
    const sent = plan.target.fields.filter(({ name, place }) => place === 'header' && plan.fields[name] !== undefined);
    return { ...plan, twice: at(sent, fault.index)?.name };
  }
  return withBodyFault(plan, fault);
}
