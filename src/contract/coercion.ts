import type { SchemaObject } from './document.ts';

/** JSON's own numbers without fraction and exponent (RFC 8259, section 6): what else JavaScript reads as a number is none here. */
const INTEGER = /^(0|-?[1-9]\d*)$/;

const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['false', false],
]);

/**
 * The value that a text stands for, of the type that its schema declares; the text itself when it stands for none, so that the
 * validation refuses it.
 * @param text what came in a path, a query or a header
 * @param schema the declared schema
 */
export function coerce(text: unknown, schema: SchemaObject): unknown {
  if (typeof text !== 'string') return text;
  if (schema.type === 'integer') return INTEGER.test(text) ? Number(text) : text;
  if (schema.type === 'boolean') return BOOLEANS.get(text) ?? text;
  return text;
}
