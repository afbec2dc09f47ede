import type { JsonObject } from './types.ts';
import { asArray, member } from './values.ts';

const ALL_TYPES: readonly unknown[] = ['null', 'boolean', 'object', 'array', 'number', 'integer', 'string'];

/**
 * Names the type of a value.
 * @param value any parsed JSON or YAML value
 * @returns the narrowest type, `integer` for a whole number; never throws
 * Source: JSON Schema Validation 2020-12 section 6.1.1 (type).
 */
export function typeOfValue(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return Number.isInteger(value) ? 'integer' : typeof value;
}

/**
 * Lists the values a schema allows one by one.
 * @param schema a schema
 * @returns the values of `const` or `enum` that `type` does not exclude, or undefined when the schema lists none; never
 *   throws
 * Source: JSON Schema Validation 2020-12 sections 6.1.2 (enum) and 6.1.3 (const).
 */
export function allowedValues(schema: JsonObject): readonly unknown[] | undefined {
  const listed = Object.hasOwn(schema, 'const') ? [schema.const] : member(schema, 'enum');
  if (!Array.isArray(listed)) return undefined;
  const types = declaredTypes(schema);
  return types === undefined ? listed : listed.filter((value) => types.includes(typeOfValue(value)));
}

function declaredTypes(schema: JsonObject): readonly unknown[] | undefined {
  const type = member(schema, 'type');
  if (type === undefined) return undefined;
  const types = Array.isArray(type) ? type : [type];
  return types.includes('number') ? [...new Set([...types, 'integer'])] : types;
}

/**
 * Lists the types a schema allows.
 * @param schema a schema
 * @returns those of `type`, else those of its listed values, else all; `number` comes with `integer`; never throws
 * Source: JSON Schema Validation 2020-12 section 6.1.1 (type).
 */
export function typesOf(schema: JsonObject): readonly unknown[] {
  return declaredTypes(schema) ?? allowedValues(schema)?.map(typeOfValue) ?? ALL_TYPES;
}

/**
 * Tells whether the numbers a schema allows are all whole.
 * @param schema a schema
 * @returns true when `type` says `integer` and not `number`; never throws
 * Source: JSON Schema Validation 2020-12 section 6.1.1 (type).
 */
export function isWhole(schema: JsonObject): boolean {
  const types = asArray(declaredTypes(schema));
  return types.includes('integer') && !types.includes('number');
}
