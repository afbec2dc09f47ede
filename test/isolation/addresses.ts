import type { Operation } from '../../src/contract/document.ts';
import type { Ids } from '../helpers/own.ts';
import { thingsOf } from '../helpers/things.ts';
import { type PathId, thingIds, userIds } from './ids.ts';

/** An address of an operation. */
export interface Address {
  readonly name: string;
  readonly ids: Ids;
  /** Where it leads the user who asks; `nowhere` of a path whose user is none. */
  readonly leads: 'own' | 'other path' | 'nowhere' | 'missing' | 'malformed';
  /** Whether its ids are written as they are, and not in some other way. */
  readonly isPlain: boolean;
}

/** Who asks for, or has, what an address names. */
export interface Owner {
  readonly id: string;
  /** By the names of the path parameters. */
  readonly things: Ids;
}

const PLAIN = ['own', "other's"];

const OF_USERS = { own: 'own', foreign: 'other path', malformed: 'nowhere' } as const;
const OF_THINGS = { own: 'own', foreign: 'missing', malformed: 'malformed' } as const;

/**
 * Every address of an operation for one user: each kind of user id, on one's own path with one's own things and on others with the other
 * user's; and below one's own path each kind of id of each thing.
 * @param operation with path parameters that are ids
 * @param own who asks
 * @param other whose things they may not have
 */
export function addressesOf(operation: Operation, own: Owner, other: Owner): Address[] {
  const write = (kind: string, { name }: PathId) => `${kind} ${name}`;
  const users = userIds(own.id, other.id).map((id): Address => {
    const { things } = id.kind === 'own' ? own : other;
    return {
      name: write('user', id),
      ids: { ...things, user_id: id.text },
      leads: OF_USERS[id.kind],
      isPlain: PLAIN.includes(id.name),
    };
  });
  const things = thingsOf(operation).flatMap((thing) =>
    thingIds(own.things[thing] ?? '', other.things[thing] ?? '').map(
      (id): Address => ({
        name: write(thing, id),
        ids: { ...own.things, user_id: own.id, [thing]: id.text },
        leads: OF_THINGS[id.kind],
        isPlain: id.name === "other's",
      }),
    ),
  );
  return [...users, ...things];
}
