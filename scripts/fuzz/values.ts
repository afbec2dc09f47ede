import * as fc from 'fast-check';
import { generateSync, type JsonSchema } from 'json-schema-faker';
import type { SchemaObject } from '../../src/contract/document.ts';
import { oddNumber, oddText } from './odd.ts';

type Accepts = (value: unknown) => boolean;

/** A value of the schema by json-schema-faker; many of its guesses at a pattern are too long, so that it gets a few. */
function fake(schema: SchemaObject, accepts: Accepts, seed: number): unknown {
  for (let guess = 0; guess < 1000; guess += 1) {
    const value = generateSync(schema as JsonSchema, { seed: seed + guess * 7919 });
    if (accepts(value)) return value;
  }
  throw new Error(`No value was found that fits ${JSON.stringify(schema)}`);
}

/** The places in a value, as the keys that lead to them; the value itself first. */
export function placesIn(value: unknown, trail: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [trail];
  return [trail, ...Object.entries(value).flatMap(([key, member]) => placesIn(member, [...trail, key]))];
}

/** A copy with something else at a place; undefined removes what is there. */
export function withValue(value: unknown, [key, ...rest]: readonly string[], replacement: unknown): unknown {
  if (key === undefined) return replacement;
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<string, unknown>;
  const member = withValue(copy[key], rest, replacement);
  if (member === undefined) delete copy[key];
  // Not by assignment: `__proto__` is a key like any other in JSON.
  else Object.defineProperty(copy, key, { value: member, enumerable: true, configurable: true, writable: true });
  return copy;
}

/** What is at a place. */
export function valueAt(value: unknown, place: readonly string[]): unknown {
  return place.reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], value);
}

/** The value with every text and number in it replaced by an odd one, wherever that is accepted. */
function twist(value: unknown, odd: readonly (readonly [string, number])[], accepts: Accepts): unknown {
  return placesIn(value).reduce((twisted: unknown, place, index) => {
    const before = valueAt(twisted, place);
    const [text, number] = odd[index % odd.length] ?? [];
    const candidate = withValue(twisted, place, typeof before === 'number' ? number : text);
    return accepts(candidate) ? candidate : twisted;
  }, value);
}

/** Values that the schema accepts, from tame to as odd as it allows. */
export function goodValue(schema: SchemaObject, accepts: Accepts, limits: readonly number[]): fc.Arbitrary<unknown> {
  const odd = fc.array(fc.tuple(oddText(limits), oddNumber(limits)), { minLength: 1, maxLength: 4 });
  return fc.tuple(fc.nat({ max: 1_000_000 }), fc.option(odd, { freq: 2 })).map(([seed, twists]) => {
    const value = fake(schema, accepts, seed);
    return twists ? twist(value, twists, accepts) : value;
  });
}
