/** What users have, found in the contract: whatever a path names by its id, and the operation that makes it. */
import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import type { MediaTypeObject, Operation, ResponseObject } from '../../src/contract/document.ts';
import { jsonIn } from './answers.ts';
import type { TestUser } from './app.ts';
import { OPERATIONS_OF_CONTRACT } from './contract.ts';
import { addressOf, type Body, bodiesOf, parametersOf } from './examples.ts';

/** Values of path parameters by their names. */
export type Ids = Readonly<Record<string, string>>;

/** A kind of thing. */
export interface Thing {
  /** The path parameter that names one, like `task_id`. */
  readonly name: string;
  /** Its value in the contract's examples. */
  readonly example: string;
  /** The POST that makes one. */
  readonly creation: Operation;
}

/** What a user has in the place of the things that the contract's examples name: ids by the ids of the examples. */
export type Own = Map<string, string>;

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

/** The ids of a user's things by path parameters, of those that they have. */
export const idsOf = (own: Own): Ids =>
  Object.fromEntries(THINGS.flatMap(({ name, example }) => (own.has(example) ? [[name, own.get(example) ?? '']] : [])));

interface Making extends Pick<Body, 'headers' | 'payload'> {
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

const MAKINGS = findMakings();

/** The ids of examples and things. */
export const UUID = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g;

/** The id of what an answer shows. */
export const idIn = (answer: LightMyRequestResponse): string => jsonIn<{ data: { id: string } }>(answer).data.id;

/**
 * A text of the contract's examples with the ids of a user's own things in it, which are made when they are not there yet.
 * @param user whose things
 * @param own those that they have; what is made is added
 * @param text an address or a body
 * @throws when one could not be made
 */
export async function withOwn(user: TestUser, own: Own, text: string): Promise<string> {
  for (const [id] of text.matchAll(UUID)) {
    const making = MAKINGS.get(id);
    if (making && !own.has(id)) own.set(id, idIn(await succeed(user, making.creation, own, making)));
  }
  return text.replace(UUID, (id) => own.get(id) ?? id);
}

/**
 * Sends a request as a user, which has to succeed.
 * @param user who sends it, on their own path
 * @param operation which
 * @param own what stands for the things in the examples
 * @param body what is sent
 */
export async function succeed(
  user: TestUser,
  operation: Operation,
  own: Own,
  { headers, payload }: Pick<Body, 'headers' | 'payload'>,
): Promise<LightMyRequestResponse> {
  const method = operation.method as NonNullable<InjectOptions['method']>;
  const url = await withOwn(user, own, addressOf(operation, {}, {}));
  const body = payload === undefined ? {} : { payload: await withOwn(user, own, payload) };
  const answer = await user.request({ method, url, headers, ...body });
  if (answer.statusCode >= 300) throw new Error(`${operation.id}: ${answer.body}`);
  return answer;
}

/** Makes one of every example of every kind. */
export async function makeEverything(user: TestUser, own: Own): Promise<void> {
  for (const { creation } of THINGS) {
    for (const body of bodiesOf(creation)) await succeed(user, creation, own, body);
  }
}

/**
 * Makes what an operation works on: what its path names; for one on a whole collection, everything.
 * @param user who gets it
 * @param operation which
 * @returns what there is now
 */
export async function prepare(user: TestUser, operation: Operation): Promise<Own> {
  const own: Own = new Map();
  await withOwn(user, own, addressOf(operation, {}, {}));
  if (operation.secured && operation.method !== 'POST' && thingsOf(operation).length === 0)
    await makeEverything(user, own);
  return own;
}
