/** What users can have, found in the contract: whatever a path names by its id, and the operation that makes it. */
import type { MediaTypeObject, Operation, ResponseObject } from '../../src/contract/document.ts';
import { OPERATIONS_OF_CONTRACT } from './contract.ts';
import { type Body, bodiesOf, parametersOf } from './examples.ts';

/** A kind of thing. */
export interface Thing {
  /** The path parameter that names one, like `task_id`. */
  readonly name: string;
  /** Its value in the contract's examples. */
  readonly example: string;
  /** The POST that makes one. */
  readonly creation: Operation;
}

/** The path parameters of an operation that name things, the outermost first. */
export const thingsOf = ({ path }: Pick<Operation, 'path'>): string[] =>
  [...path.matchAll(/\{(\w+_id)\}/g)].flatMap(([, name = '']) => (name === 'user_id' ? [] : [name]));

const OPERATIONS = [...OPERATIONS_OF_CONTRACT.values()];

/** @throws when a path has an id of something that no operation makes */
function findThings(): Thing[] {
  const things = new Map<string, Thing>();
  for (const operation of OPERATIONS) {
    for (const name of thingsOf(operation)) {
      const collection = operation.path.slice(0, operation.path.indexOf(`/{${name}}`));
      const creation = OPERATIONS.find(({ method, path }) => method === 'POST' && path === collection);
      if (!creation) throw new Error(`${operation.id}: no operation makes what {${name}} stands for`);
      const example = String(parametersOf(operation).find((parameter) => parameter.name === name)?.example);
      things.set(name, { name, example, creation });
    }
  }
  return [...things.values()].sort((a, b) => a.creation.path.length - b.creation.path.length);
}

/** The kinds of things in the paths of the contract, those that others are part of first. */
export const THINGS: readonly Thing[] = findThings();

/** How to make a thing. */
export interface Making extends Pick<Body, 'headers' | 'payload'> {
  readonly creation: Operation;
}

interface Entry {
  readonly id?: string;
  readonly [member: string]: unknown;
}

interface Example {
  readonly value: { readonly data?: Entry | Entry[] };
}

/** Every entry with an id that the examples of a kind's answers show. */
function entriesOf({ creation }: Thing): Entry[] {
  return OPERATIONS.filter(({ path, method }) => path === creation.path && ['GET', 'POST'].includes(method))
    .flatMap(({ operation }) => Object.values(operation.responses) as ResponseObject[])
    .flatMap(({ content }): MediaTypeObject[] => Object.values(content ?? {}))
    .flatMap(({ examples }) => Object.values((examples ?? {}) as Record<string, Example>))
    .flatMap<Entry>(({ value }) => value.data ?? [])
    .filter(({ id }) => id !== undefined);
}

/** How to make what an example's id stands for: what a path names from the first example of its creation, others as they are shown. */
function findMakings(): ReadonlyMap<string, Making> {
  const makings = new Map<string, Making>();
  for (const thing of THINGS) {
    const { creation } = thing;
    const [body] = bodiesOf(creation);
    if (!body) throw new Error(`${creation.id} has no example of a body`);
    const { headers, payload, schema } = body;
    const writable = Object.keys(schema.properties ?? {});
    for (const entry of entriesOf(thing)) {
      const shown = Object.entries(entry).filter(([member]) => writable.includes(member));
      makings.set(entry.id ?? '', { creation, headers, payload: JSON.stringify(Object.fromEntries(shown)) });
    }
    makings.set(thing.example, { creation, headers, payload });
  }
  return makings;
}

/** How to make what the ids in the contract's examples stand for. */
export const MAKINGS = findMakings();

/** The ids of examples and things. */
export const UUID = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g;
