import { mergeParts } from './all-of.ts';
import { allowedValues, typesOf } from './json-types.ts';
import type { JsonObject } from './types.ts';
import { asArray, asObject, equal, isObject, member } from './values.ts';

/** Deep enough for the tag of a union; schemas that hold themselves end here. */
const DEEPEST = 4;

/**
 * Tells whether it is certain that no value matches two schemas: by type, by listed values, or by a property one of them
 * requires.
 * @param contract the contract both schemas belong to
 * @param one a schema
 * @param other another schema
 * @param depth how many levels of properties to look down
 * @returns true when nothing matches both; false when something does or the rules cannot tell; never throws
 * Source: JSON Schema Core 2020-12 section 10.2.1.3 (oneOf: exactly one schema matches).
 */
export function areDisjoint(contract: JsonObject, one: unknown, other: unknown, depth = DEEPEST): boolean {
  const [a, b] = [mergeParts(contract, one), mergeParts(contract, other)];
  if (!isObject(a) || !isObject(b)) return false;
  const [types, values] = [typesOf(b), allowedValues(b)];
  const common = typesOf(a).filter((type) => types.includes(type));
  if (common.length === 0) return true;
  const shared = values && allowedValues(a)?.filter((value) => values.some((another) => equal(value, another)));
  if (shared !== undefined) return shared.length === 0;
  if (depth === 0 || common.some((type) => type !== 'object')) return false;
  const needed = [a, b].flatMap((schema) => asArray(schema.required).map(String));
  return needed.some((name) => excludes(contract, name, [a, b], depth));
}

function propertyOf(schema: JsonObject, name: string): unknown {
  const own = member(asObject(schema.properties), name);
  if (own !== undefined || schema.patternProperties !== undefined) return own;
  return schema.additionalProperties;
}

/** A property that must be there, and that has no value which suits both schemas. */
function excludes(contract: JsonObject, name: string, pair: readonly [JsonObject, JsonObject], depth: number): boolean {
  const [a, b] = [propertyOf(pair[0], name), propertyOf(pair[1], name)];
  return a === false || b === false || areDisjoint(contract, a, b, depth - 1);
}
