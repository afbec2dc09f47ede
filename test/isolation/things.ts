/** What users have, found in the contract: whatever a path names by its id, and the operation that makes it. */
import { randomUUID } from 'node:crypto';
import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import { ajv } from '../../src/contract/ajv.ts';
import type { Operation, SchemaObject } from '../../src/contract/document.ts';
import { jsonIn } from '../helpers/answers.ts';
import type { TestUser } from '../helpers/app.ts';
import { addressOf, type Body, bodiesOf } from './variants.ts';

/** Values of path parameters by their names. */
export type Ids = Readonly<Record<string, string>>;

/** A kind of thing. */
export interface Thing {
  /** The path parameter that names one, like `task_id`. */
  readonly name: string;
  /** The POST that makes one. */
  readonly creation: Operation;
}

/** The path parameters of an operation that name things, the outermost first. */
export const thingsOf = ({ path }: Operation): string[] =>
  [...path.matchAll(/\{(\w+_id)\}/g)].flatMap(([, name = '']) => (name === 'user_id' ? [] : [name]));

/**
 * The kinds of things in the paths of the contract, those that others are part of first.
 * @param operations all of them, references inlined
 * @throws when a path has an id of something that no operation makes
 */
export function thingsIn(operations: readonly Operation[]): Thing[] {
  const things = new Map<string, Thing>();
  for (const operation of operations) {
    for (const name of thingsOf(operation)) {
      const collection = operation.path.slice(0, operation.path.indexOf(`/{${name}}`));
      const creation = operations.find(({ method, path }) => method === 'POST' && path === collection);
      if (!creation) throw new Error(`${operation.id}: no operation makes what {${name}} stands for`);
      things.set(name, { name, creation });
    }
  }
  return [...things.values()].sort((a, b) => a.creation.path.length - b.creation.path.length);
}

/**
 * Sends a request as a user, which has to succeed.
 * @param user who sends it, on their own path
 * @param operation which
 * @param ids of things in the path
 * @param body what is sent
 */
export async function succeed(
  user: TestUser,
  operation: Operation,
  ids: Ids,
  { headers, payload }: Pick<Body, 'headers' | 'payload'>,
): Promise<LightMyRequestResponse> {
  const method = operation.method as NonNullable<InjectOptions['method']>;
  const url = addressOf(operation, { user_id: 'me', ...ids }, {});
  const answer = await user.request({ method, url, headers, ...(payload !== undefined && { payload }) });
  if (answer.statusCode >= 300) throw new Error(`${operation.id}: ${answer.body}`);
  return answer;
}

/** The id of what an answer shows. */
export const idIn = (answer: LightMyRequestResponse): string => jsonIn<{ data: { id: string } }>(answer).data.id;

/**
 * Makes one of each kind, each part of those before it, from the first example of its creation.
 * @param user who gets them
 * @param things of {@link thingsIn}
 * @returns their ids
 */
export async function makeThings(user: TestUser, things: readonly Thing[]): Promise<Ids> {
  const ids: Record<string, string> = {};
  for (const { name, creation } of things) {
    const [body] = bodiesOf(creation);
    if (body) ids[name] = idIn(await succeed(user, creation, ids, body));
  }
  return ids;
}

/** A text that stands nowhere else. */
export const newMarker = (): string => `secret-${randomUUID()}`;

/** A body with a marker in every member that takes any text. */
export function marked(body: Body, marker: string): Body {
  if (!body.payload?.startsWith('{')) return body;
  const text = `about ${marker}`;
  const members = Object.entries((body.schema.properties ?? {}) as Record<string, SchemaObject>);
  const texts = members
    .filter(([, schema]) => ajv.validate({ type: 'object', properties: { text: schema } }, { text }))
    .map(([name]) => [name, text]);
  return { ...body, payload: JSON.stringify({ ...JSON.parse(body.payload), ...Object.fromEntries(texts) }) };
}
