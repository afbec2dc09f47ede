/** How the deletions that are told to clients become forgotten. */
import { LRUCache } from 'lru-cache';
import { Prisma } from '../../../generated/prisma/client.ts';
import type { Client } from '../../database/client.ts';
import { callOf, OWNER, prepared, slot } from '../../database/raw/index.ts';

const { sql } = Prisma;

const MS_PER_DAY = 24 * 60 * 60 * 1000;

/** What is older than that goes. */
const OLD = sql`user_id = ${OWNER} AND deleted_at < ${slot('before')}::timestamptz`;

/** Tells later which tokens are too old to be followed: those before the number of the last deletion that is forgotten. */
const RAISE_FLOOR = prepared(
  'write',
  sql`UPDATE users SET change_floor = greatest(change_floor, (SELECT max(change_seq) FROM tombstones WHERE ${OLD}))
    WHERE id = ${OWNER} AND EXISTS (SELECT FROM tombstones WHERE ${OLD})`,
);

const FORGET = prepared('write', sql`DELETE FROM tombstones WHERE ${OLD}`);

/** Both, in one transaction: SQL with the user as `$1` and the moment as `$2`. */
export const EXPIRY = [RAISE_FLOOR, FORGET] as const;

/**
 * The moment before which deletions are forgotten.
 * @param days CHANGES_RETENTION_DAYS
 * @returns RFC 3339
 */
export const expiryMoment = (days: number): string => new Date(Date.now() - days * MS_PER_DAY).toISOString();

/** How often a user's are looked at by one process, in milliseconds. */
const SWEEP_MS = 60 * 60 * 1000;

/** So many users are remembered as looked at; others are looked at again. */
const MAX_SWEPT = 10_000;

/**
 * Makes what forgets old deletions of a user who has written something, now and then.
 * @param db the client
 * @param days CHANGES_RETENTION_DAYS
 * @param failed told of an error; the next write of the user tries again
 */
export function expiring(db: Pick<Client, '$rowsOf'>, days: number, failed: (error: Error) => void) {
  const swept = new LRUCache<string, true>({ max: MAX_SWEPT, ttl: SWEEP_MS });
  return (owner: string): void => {
    if (swept.has(owner)) return;
    swept.set(owner, true);
    const before = expiryMoment(days);
    const calls = EXPIRY.map((statement) => callOf(statement, { before }));
    db.$rowsOf(owner, calls).catch((error: Error) => {
      swept.delete(owner);
      failed(error);
    });
  };
}
