import { found, foundUnjudged } from './findings.ts';
import { isWhole } from './json-types.ts';
import type { Compare, Effect, JsonObject, Rule } from './types.ts';
import { equal, member } from './values.ts';

/** A limit and whether the limit itself is outside. `side` is 1 for a lower limit and -1 for an upper one. */
type Limit = { readonly value: number; readonly exclusive: boolean };
type Bound = { readonly field: string; readonly exclusiveField?: string; readonly side: 1 | -1; readonly none: number };

const BOUNDS: readonly Bound[] = [
  { field: 'minLength', side: 1, none: 0 },
  { field: 'maxLength', side: -1, none: Infinity },
  { field: 'minItems', side: 1, none: 0 },
  { field: 'maxItems', side: -1, none: Infinity },
  { field: 'minProperties', side: 1, none: 0 },
  { field: 'maxProperties', side: -1, none: Infinity },
  { field: 'minimum', exclusiveField: 'exclusiveMinimum', side: 1, none: -Infinity },
  { field: 'maximum', exclusiveField: 'exclusiveMaximum', side: -1, none: Infinity },
];

/**
 * The rules for limits: a limit that moves inwards narrows, one that moves outwards widens.
 * Source: JSON Schema Validation 2020-12 sections 6.2 to 6.5.
 */
export const BOUND_RULES: readonly Rule[] = [
  ...BOUNDS.map((bound) => ({ fields: fieldsOf(bound), compare: compareBound(bound) })),
  { fields: ['multipleOf'], compare: compareMultipleOf },
];

function fieldsOf(bound: Bound): readonly string[] {
  return bound.exclusiveField === undefined ? [bound.field] : [bound.field, bound.exclusiveField];
}

function limitOf(bound: Bound, schema: JsonObject): Limit {
  const [inclusive, exclusive] = [bound.field, bound.exclusiveField ?? ''].map((field) => member(schema, field));
  const open = typeof exclusive === 'number' ? exclusive : undefined;
  const closed = typeof inclusive === 'number' ? inclusive : undefined;
  if (open !== undefined && (closed === undefined || (open - closed) * bound.side >= 0)) {
    return ofWholeNumbers(bound, schema, { value: open, exclusive: true });
  }
  return ofWholeNumbers(bound, schema, { value: closed ?? bound.none, exclusive: false });
}

/** Of whole numbers the same are above 0 as from 1 on, or from 0.5 on. */
function ofWholeNumbers({ exclusiveField, side }: Bound, schema: JsonObject, limit: Limit): Limit {
  if (exclusiveField === undefined || !isWhole(schema) || !Number.isSafeInteger(Math.trunc(limit.value))) return limit;
  const nearest = side * Math.ceil(side * limit.value);
  const outside = limit.exclusive && nearest === limit.value;
  return { value: outside ? nearest + side : nearest, exclusive: false };
}

function order(before: Limit, after: Limit, side: 1 | -1): number {
  if (before.value !== after.value) return after.value > before.value ? side : -side;
  return Number(after.exclusive) - Number(before.exclusive);
}

function showLimit(limit: Limit): string {
  if (!Number.isFinite(limit.value)) return 'none';
  return limit.exclusive ? `${limit.value} (exclusive)` : String(limit.value);
}

function compareBound(bound: Bound): Compare<JsonObject> {
  return (before, after, site) => {
    const fields = fieldsOf(bound);
    const values = [before, after].map((schema) => fields.map((field) => member(schema, field)));
    if (equal(values[0], values[1])) return [];
    if (values.flat().some((value) => value !== undefined && typeof value !== 'number')) {
      return foundUnjudged(site, bound.field, values[0], values[1]);
    }
    const [was, is] = [limitOf(bound, before), limitOf(bound, after)];
    const moved = order(was, is, bound.side);
    if (moved === 0) return found(site, 'editorial', `${bound.field} written differently, same meaning`);
    const effect: Effect = moved > 0 ? 'narrowed' : 'widened';
    return found(site, effect, `${bound.field} ${effect} from ${showLimit(was)} to ${showLimit(is)}`);
  };
}

const isMultiple = (value: number, of: number): boolean =>
  Math.abs(value / of - Math.round(value / of)) < Number.EPSILON * Math.max(1, Math.abs(value / of)) * 4;

function stepEffect(before: unknown, after: unknown): Effect {
  if (before === undefined) return 'narrowed';
  if (after === undefined) return 'widened';
  if (typeof before !== 'number' || typeof after !== 'number') return 'unjudged';
  if (isMultiple(after, before)) return 'narrowed';
  return isMultiple(before, after) ? 'widened' : 'replaced';
}

function compareMultipleOf(...[before, after, site]: Parameters<Compare<JsonObject>>): ReturnType<Compare> {
  const [was, is] = [member(before, 'multipleOf'), member(after, 'multipleOf')];
  if (equal(was, is)) return [];
  const effect = stepEffect(was, is);
  const wording = effect === 'narrowed' || effect === 'widened' ? effect : 'changed';
  return found(site, effect, `multipleOf ${wording} from ${was ?? 'none'} to ${is ?? 'none'}`);
}
