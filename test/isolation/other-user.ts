import type { FastifyInstance } from 'fastify';
import type { Operation } from '../../src/contract/document.ts';
import { jsonIn } from '../helpers/answers.ts';
import { newUser, type TestUser } from '../helpers/app.ts';
import { addressOf, bodiesOf, parametersOf, type Query } from '../helpers/examples.ts';
import { type Ids, idIn, idsOf, type Own, prepare, succeed } from '../helpers/own.ts';
import { THINGS } from '../helpers/things.ts';
import { idParametersOf, marked, newMarker } from './foreign-ids.ts';
import type { Loot } from './variants.ts';

/** The user whose things nobody else may see or change. */
export interface OtherUser {
  readonly user: TestUser;
  /** One of each kind. */
  readonly ids: Ids;
  /** Stands in all their texts. */
  readonly marker: string;
  readonly loot: Loot;
  /** What of theirs an answer to someone else has, although the request did not name it. */
  leaked(answer: string, asked: string): string[];
}

const KEY = 'Idempotency-Key';

/** Sends every body of every operation that takes a key, each with a key of its own; gives the keys. */
async function useKeys(user: TestUser, operations: readonly Operation[], own: Own): Promise<string[]> {
  const keys: string[] = [];
  for (const operation of operations) {
    if (!parametersOf(operation).some(({ name }) => name === KEY)) continue;
    for (const { headers, payload } of bodiesOf(operation)) {
      const key = `key-${keys.length}`;
      await succeed(user, operation, own, { headers: { ...headers, [KEY]: key }, payload });
      keys.push(key);
    }
  }
  return keys;
}

/** Makes things of every kind from every example, with a marker in their texts; the last of a kind stands for those of the examples. */
async function makeMarked(user: TestUser, marker: string): Promise<Own> {
  const own: Own = new Map();
  for (const { creation, example } of THINGS) {
    for (const body of bodiesOf(creation))
      own.set(example, idIn(await succeed(user, creation, own, marked(body, marker))));
  }
  return own;
}

/** Changes things in every way that the contract has an example for; gives the entity tags that they have then. */
async function changedTags(user: TestUser, operations: readonly Operation[]): Promise<string[]> {
  const tags = new Set<string>();
  for (const operation of operations.filter(({ method }) => method === 'PATCH' || method === 'PUT')) {
    for (const body of bodiesOf(operation)) {
      const { etag } = (await succeed(user, operation, await prepare(user, operation), body)).headers;
      // What changed nothing has the tag that everything new has.
      if (etag !== undefined && etag !== '"1"') tags.add(etag);
    }
  }
  return [...tags];
}

/** What the lists tell: cursors of pages with one entry, entity tags, and ids. */
async function readLists(user: TestUser, operations: readonly Operation[]) {
  const found: { cursors: string[]; tags: string[]; ids: string[] } = { cursors: [], tags: [], ids: [] };
  for (const list of operations.filter((one) => parametersOf(one).some(({ name }) => name === 'cursor'))) {
    const read = (query: Query) => user.request({ url: addressOf(list, { user_id: 'me' }, query) });
    const all = await read({});
    found.tags.push(String(all.headers.etag));
    found.ids.push(...jsonIn<{ data: { id?: string }[] }>(all).data.flatMap(({ id }) => id ?? []));
    const { next_cursor } = jsonIn<{ meta: { next_cursor?: string | null } }>(await read({ limit: 1 })).meta;
    if (next_cursor) found.cursors.push(next_cursor);
  }
  return found;
}

/** Tokens of changes: of the first of them, and behind the last. */
async function readTokens(user: TestUser, operations: readonly Operation[]): Promise<string[]> {
  const changes = operations.find(({ id }) => id === 'listChanges');
  if (!changes) throw new Error('there are no changes');
  const tokens: string[] = [];
  for (const limit of [1, 200]) {
    const answer = await user.request({ url: addressOf(changes, { user_id: 'me' }, { limit }) });
    tokens.push(jsonIn<{ meta: { next: string } }>(answer).meta.next);
  }
  return tokens;
}

/** A text as it is, and with its percent-encoding taken off once and twice. */
function decoded(text: string): string {
  const decode = (from: string) =>
    from.replace(/%([0-7][0-9a-f])/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return [text, decode(text), decode(decode(text))].join(' ');
}

/**
 * A user with things of every kind, cursors, entity tags and idempotency keys.
 * @param app where they have them
 * @param operations those that take ids, references inlined
 */
export async function makeOtherUser(app: FastifyInstance, operations: readonly Operation[]): Promise<OtherUser> {
  const user = newUser(app);
  const marker = newMarker();
  const own = await makeMarked(user, marker);
  const keys = await useKeys(user, operations, own);
  // Others than those that are looked at: their texts do not stay.
  const tags = await changedTags(user, operations);
  const lists = await readLists(user, operations);
  const tokens = await readTokens(user, operations);
  const named = operations.flatMap(idParametersOf).map((name) => [name, [...own.values()]]);
  const loot = {
    ...Object.fromEntries(named),
    cursor: lists.cursors,
    since: tokens,
    'Last-Event-ID': tokens,
    q: [marker, 'about secret-'],
    'If-Match': ['*', ...tags],
    'If-None-Match': [...tags, ...lists.tags],
    [KEY]: keys,
  };
  const secrets = [user.id, ...lists.ids, ...own.values()];
  const leaked = (answer: string, asked: string): string[] => {
    const told = decoded(answer).toLowerCase();
    const named = decoded(asked).toLowerCase();
    return [marker, ...secrets].filter(
      (secret) => told.includes(secret) && (secret === marker || !named.includes(secret)),
    );
  };
  return { user, ids: idsOf(own), marker, loot, leaked };
}
