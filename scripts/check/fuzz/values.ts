import * as fc from 'fast-check';
import { generateSync, type JsonSchema } from 'json-schema-faker';
import type { SchemaObject } from '../../../src/contract/document.ts';
import { oddNumber, oddText } from './odd.ts';

type Accepts = (value: unknown) => boolean;

/** Whether a character has a special meaning in a pattern. */
const isSyntax = (character: string): boolean => '\\^$.*+?()[]{}|/-'.includes(character);

/** Replaces an escape in a pattern by its character, if it represents one. */
function unescaped(sequence: string): string {
  const name = sequence.slice(1);
  const code = /^(x..|u....)$/.test(name) ? Number.parseInt(name.slice(1), 16) : undefined;
  const letters: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', f: '\f', v: '\v' };
  const character = code === undefined ? letters[name] : String.fromCharCode(code);
  return character === undefined || isSyntax(character) ? sequence : character;
}

/** Some zones; links to others and old names among them. */
const ZONES = ['Europe/Vienna', 'america/new_york', 'Asia/Kolkata', 'Etc/GMT+12', 'UTC', 'US/Pacific'];

/** A schema in the terms of json-schema-faker: without keywords that it does not know together. */
function simplified(schema: unknown): unknown {
  if (typeof schema !== 'object' || schema === null || !('type' in schema)) return schema;
  const { pattern, minProperties, ...rest }: SchemaObject = schema;
  if (rest.format === 'time-zone') return { enum: [rest.type].flat().includes('null') ? [...ZONES, null] : ZONES };
  return rest.format === 'date' || rest.properties ? rest : schema;
}

/** The schema for json-schema-faker, which reads `[\t]` as the letter t and `[\x21]` as four characters. */
const legible = (schema: SchemaObject): JsonSchema =>
  JSON.parse(JSON.stringify(schema), (key, value: unknown) =>
    key === 'pattern' && typeof value === 'string'
      ? value.replaceAll(/\\(x[\da-f]{2}|u[\da-f]{4}|[^xu])/gi, unescaped)
      : simplified(value),
  );

/** A value of the schema by json-schema-faker; some of its results are invalid, so it gets several attempts. */
function fake(schema: JsonSchema, accepts: Accepts, seed: number): unknown {
  for (let guess = 0; guess < 50; guess += 1) {
    const value = generateSync(schema, { seed: seed + guess * 7919 });
    if (accepts(value)) return value;
  }
  throw new Error(`No value was found that fits ${JSON.stringify(schema)}`);
}

/** The paths in a value, as the keys that lead to them; the value itself first. */
export function pathsIn(value: unknown, trail: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [trail];
  return [trail, ...Object.entries(value).flatMap(([key, member]) => pathsIn(member, [...trail, key]))];
}

/** A copy with another value at a path; undefined removes it. */
export function withValue(value: unknown, [key, ...rest]: readonly string[], replacement: unknown): unknown {
  if (key === undefined) return replacement;
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<string, unknown>;
  const member = withValue(copy[key], rest, replacement);
  if (member === undefined) delete copy[key];
  // Not by assignment, because `__proto__` is an ordinary key in JSON.
  else Object.defineProperty(copy, key, { value: member, enumerable: true, configurable: true, writable: true });
  return copy;
}

/** The value at a path. */
export function valueAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], value);
}

/** The value with its texts and numbers, and the names in its objects, replaced by odd ones, wherever they are accepted. */
function twist(value: unknown, odd: readonly (readonly [string, number])[], accepts: Accepts): unknown {
  const oddAt = (index: number) => odd[index % odd.length] ?? ['', 0];
  const twisted = pathsIn(value).reduce((node: unknown, path, index) => {
    const [text, number] = oddAt(index);
    const candidate = withValue(node, path, typeof valueAt(node, path) === 'number' ? number : text);
    return accepts(candidate) ? candidate : node;
  }, value);
  // From the innermost on: the paths that are left stay good.
  return pathsIn(twisted).reduceRight((node: unknown, path, index) => {
    const [parent, [name]] = [path.slice(0, -1), oddAt(index)];
    if (path.length === 0 || Array.isArray(valueAt(node, parent))) return node;
    const candidate = withValue(withValue(node, path, undefined), [...parent, name], valueAt(node, path));
    return accepts(candidate) ? candidate : node;
  }, twisted);
}

/** Values that the schema accepts, from ordinary to odd. */
export function goodValue(schema: SchemaObject, accepts: Accepts, limits: readonly number[]): fc.Arbitrary<unknown> {
  const readable = legible(schema);
  const odd = fc.array(fc.tuple(oddText(limits), oddNumber(limits)), { minLength: 1, maxLength: 4 });
  return fc.tuple(fc.nat({ max: 1_000_000 }), fc.option(odd, { freq: 2 })).map(([seed, twists]) => {
    const value = fake(readable, accepts, seed);
    return twists ? twist(value, twists, accepts) : value;
  });
}
