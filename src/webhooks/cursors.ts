/** How far the receiver has been told of what each user changed. Only who has the lease of a user writes there. */
import { Prisma } from '../../generated/prisma/client.ts';
import type { Client } from '../database/client.ts';
import { callOf, momentOf, OWNER, prepared, slot, textAt } from '../database/raw/index.ts';

const { sql } = Prisma;

/** How long a process that says nothing is believed to tell, in milliseconds: much longer than one attempt. */
export const LEASE_MS = 60_000;

/** How far the receiver has been told of what a user changed. */
export interface Progress {
  /** All up to this number. */
  readonly done: number;
  /** The token of the last change that was told, where others behind `done` were not yet. */
  readonly position: string | undefined;
  /** How often the next message has failed, and its id. */
  readonly attempts: number;
  readonly failing: string | undefined;
  /** When it may be sent again, in milliseconds since 1970. */
  readonly nextAttemptAt: number | undefined;
}

/** What who takes a lease gets. */
export interface Lease {
  readonly progress: Progress;
  /** Of the user's account. */
  readonly epoch: string;
  /** When it ends. */
  readonly until: number;
}

const moment = (name: string): Prisma.Sql => sql`${slot(name)}::timestamptz`;

/** A user who was removed meanwhile has no row to be followed. */
const TAKE = prepared(
  'write',
  sql`INSERT INTO webhook_cursors AS cursors (user_id, lease, leased_until)
    SELECT id, ${slot('lease')}::text, ${moment('until')} FROM users WHERE id = ${OWNER}
  ON CONFLICT (user_id) DO UPDATE SET lease = EXCLUDED.lease, leased_until = EXCLUDED.leased_until
    WHERE (cursors.leased_until IS NULL OR cursors.leased_until <= ${moment('now')})
    AND (cursors.next_attempt_at IS NULL OR cursors.next_attempt_at <= ${moment('dueBy')})
  RETURNING done_seq, position, attempts, failing, next_attempt_at`,
);

const PUT = prepared(
  'write',
  sql`UPDATE webhook_cursors SET done_seq = ${slot('done')}::bigint, position = ${slot('position')}::text,
    attempts = ${slot('attempts')}::integer, failing = ${slot('failing')}::text, next_attempt_at = ${moment('nextAttemptAt')},
    lease = ${slot('kept')}::text, leased_until = ${moment('until')}
  WHERE user_id = ${OWNER} AND lease = ${slot('lease')}::text RETURNING user_id`,
);

/** In the transaction that gives a lease back: of another process whose change is not in it yet, the attempt to get the lease comes later. */
const USER = prepared('read', sql`SELECT epoch, change_seq FROM users WHERE id = ${OWNER}`);

const dateOf = (ms: number | undefined): Date | undefined => (ms === undefined ? undefined : new Date(ms));

/**
 * Makes what keeps the progress.
 * @param db the client
 * @param now the clock: milliseconds since 1970
 */
export function progressKeeper(db: Pick<Client, '$rowsOf'>, now: () => number) {
  return {
    /**
     * Takes the lease of a user.
     * @param lease what nobody else calls theirs
     * @param isEarly whether it is not waited for the next attempt of a message that failed
     * @returns undefined where another process has it, where the next attempt comes later, and where there is no such user
     */
    async take(owner: string, lease: string, isEarly: boolean): Promise<Lease | undefined> {
      const [at, until] = [now(), now() + LEASE_MS];
      const dueBy = isEarly ? 'infinity' : new Date(at);
      const values = { lease, until: new Date(until), now: new Date(at), dueBy };
      const [[row] = [], [user] = []] = await db.$rowsOf(owner, [callOf(TAKE, values), callOf(USER, {})]);
      if (!row || !user) return undefined;
      const next = textAt(row, 4);
      const progress = {
        done: Number(textAt(row, 0)),
        position: textAt(row, 1) ?? undefined,
        attempts: Number(textAt(row, 2)),
        failing: textAt(row, 3) ?? undefined,
        nextAttemptAt: next === null ? undefined : Date.parse(momentOf(next)),
      };
      return { progress, epoch: String(textAt(user, 0)), until };
    },

    /**
     * Writes progress down, and keeps the lease for longer or gives it back.
     * @returns the number of the user's last change; undefined where the lease was lost, and nothing was written
     */
    async put(owner: string, lease: string, progress: Progress, isKept: boolean): Promise<number | undefined> {
      const { nextAttemptAt, ...rest } = progress;
      const until = isKept ? new Date(now() + LEASE_MS) : undefined;
      const values = { ...rest, nextAttemptAt: dateOf(nextAttemptAt), lease, kept: isKept ? lease : undefined, until };
      const [[row] = [], [user] = []] = await db.$rowsOf(owner, [callOf(PUT, values), callOf(USER, {})]);
      return row && user && Number(textAt(user, 1));
    },
  };
}

/** What keeps the progress. */
export type ProgressKeeper = ReturnType<typeof progressKeeper>;
