/** What a user has of the things in the contract, made when it is needed. */
import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import type { Operation } from '../../src/contract/document.ts';
import { jsonIn } from './answers.ts';
import type { TestUser } from './app.ts';
import { addressOf, type Body, bodiesOf } from './examples.ts';
import { MAKINGS, THINGS, thingsOf, UUID } from './things.ts';

/** Values of path parameters by their names. */
export type Ids = Readonly<Record<string, string>>;

/** What a user has in the place of the things that the contract's examples name: ids by the ids of the examples. */
export type Own = Map<string, string>;

/** The ids of a user's things by path parameters, of those that they have. */
export const idsOf = (own: Own): Ids =>
  Object.fromEntries(THINGS.flatMap(({ name, example }) => (own.has(example) ? [[name, own.get(example) ?? '']] : [])));

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
  return asUser(
    user,
    text.replace(UUID, (id) => own.get(id) ?? id),
  );
}

/** An address of the contract's examples, where it names their user, as another user has to send it. */
export const asUser = (user: TestUser, url: string): string =>
  url.replace(/(?<=[?&]confirm=)alice\b/, encodeURIComponent(user.id));

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
