import type { SchemaObject } from './document.ts';

/** A JSON number without fraction and exponent (RFC 8259, section 6); JavaScript's `Number` accepts more, such as `0x1f` and ` 1`. */
const INTEGER = /^(0|-?[1-9]\d*)$/;

/** A JSON number (RFC 8259, section 6). One that is too large for a double becomes infinite, which the validation refuses. */
const NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/;

const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['false', false],
]);

/**
 * Converts a text to the type that its schema declares. What cannot be converted is returned as it is, and the validation then refuses
 * it. For an array each item is converted, and a single value is an array of one (style `form` with `explode`, OpenAPI 3.1).
 * @param value a value of a path, a query or a header; an array of those of a query parameter that is given more than once
 * @param schema the declared schema
 */
export function coerce(value: unknown, schema: SchemaObject): unknown {
  if (schema.type === 'array') return [value].flat().map((item) => coerce(item, (schema.items ?? {}) as SchemaObject));
  if (typeof value !== 'string') return value;
  if (schema.type === 'integer') return INTEGER.test(value) ? Number(value) : value;
  if (schema.type === 'number') return NUMBER.test(value) ? Number(value) : value;
  if (schema.type === 'boolean') return BOOLEANS.get(value) ?? value;
  return value;
}
