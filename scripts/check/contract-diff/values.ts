import { isDeepStrictEqual } from 'node:util';
import type { JsonObject } from './types.ts';

const SHOWN_LENGTH = 80;

/**
 * Tells whether a value is a JSON object (not null, not an array).
 * @param value any parsed JSON or YAML value
 * @returns true for an object; never throws
 * Source: RFC 8259 section 4.
 */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Takes a value as an object; anything else counts as an empty one.
 * @param value any parsed JSON or YAML value
 * @returns the object itself, or an empty object; never throws
 * Source: RFC 8259 section 4.
 */
export function asObject(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}

/**
 * Takes a value as an array; anything else counts as an empty one.
 * @param value any parsed JSON or YAML value
 * @returns the array itself, or an empty array; never throws
 * Source: RFC 8259 section 5.
 */
export function asArray(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/**
 * Reads an own member, so that a field called `constructor` or `toString` is not taken from the prototype.
 * @param object the object to read
 * @param name the member's name
 * @returns the member's value or undefined; never throws
 * Source: RFC 8259 section 4.
 */
export function member(object: JsonObject, name: string): unknown {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

/**
 * Compares two JSON values by content; the order of object members does not count.
 * @param before one value
 * @param after the other value
 * @returns true when they are equal; never throws
 * Source: JSON Schema Core 2020-12 section 4.2.2 (instance equality).
 */
export function equal(before: unknown, after: unknown): boolean {
  return isDeepStrictEqual(before, after);
}

/**
 * Lists the member names of two objects, each once, in the order of the first and then of the second.
 * @param before one object
 * @param after the other object
 * @returns the names; never throws
 * Source: RFC 8259 section 4.
 */
export function namesOf(before: JsonObject, after: JsonObject): readonly string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])];
}

/**
 * Writes a value for a message: JSON, shortened, `none` for an absent one.
 * @param value any parsed JSON or YAML value
 * @returns the text; never throws for JSON values
 * Source: RFC 8259.
 */
export function show(value: unknown): string {
  const text = value === undefined ? 'none' : JSON.stringify(value);
  return text.length > SHOWN_LENGTH ? `${text.slice(0, SHOWN_LENGTH - 1)}…` : text;
}

/**
 * Says in one word how a value differs.
 * @param before the old value, undefined when absent
 * @param after the new value, undefined when absent
 * @returns `added`, `removed` or `changed`; never throws
 * Source: none, wording only.
 */
export function difference(before: unknown, after: unknown): 'added' | 'removed' | 'changed' {
  if (before === undefined) return 'added';
  return after === undefined ? 'removed' : 'changed';
}
