import type { SchemaObject } from './document.ts';

/** A JSON number without fraction and exponent (RFC 8259, section 6); JavaScript's `Number` accepts more, such as `0x1f` and ` 1`. */
const INTEGER = /^(0|-?[1-9]\d*)$/;

const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['false', false],
]);

/**
 * Converts a text to the type that its schema declares. A text that cannot be converted is returned as it is, and the validation then
 * refuses it.
 * @param text a value of a path, a query or a header
 * @param schema the declared schema
 */
export function coerce(text: unknown, schema: SchemaObject): unknown {
  if (typeof text !== 'string') return text;
  if (schema.type === 'integer') return INTEGER.test(text) ? Number(text) : text;
  if (schema.type === 'boolean') return BOOLEANS.get(text) ?? text;
  return text;
}
