import { Problem } from '../../problems/index.ts';
import type { Kind } from './statement.ts';

/** How much of one user may be under way. */
export interface TurnSettings {
  /** Pieces of work of one user that may have a connection, or wait for one, at the same time. */
  readonly perUser: number;
  /** Pieces of work of one user that may wait for those. */
  readonly queueLimit: number;
}

/** Work that takes its turn. */
export interface Waiting {
  readonly owner: string;
  readonly kind: Kind;
  /** Whether it is its user's turn; before that it waits for others of the same user. */
  hasTurn: boolean;
  /** Called when its turn has come. */
  begin(): void;
}

interface User {
  running: number;
  isSearching: boolean;
  isWriting: boolean;
  readonly queue: Waiting[];
}

/** Gives users their turns. */
export interface Turns {
  /**
   * Starts the work, or lets it wait for others of its user.
   * @throws {Problem} RATE_LIMITED when too many wait already
   */
  enter(work: Waiting): void;
  /** Ends the turn of the work, or its waiting. */
  leave(work: Waiting): void;
  /** How many wait for others of their user. */
  queued(): number;
}

const tooMany = (limit: number): Problem =>
  new Problem('RATE_LIMITED', {
    detail: `${limit} of your requests wait for the database already. Send fewer at once.`,
    headers: { 'retry-after': '1' },
  });

/**
 * Lets the work of one user wait for each other, so that no user has more than their share of the connections, however much they ask
 * for; and one search at a time, since a search may keep a processor busy for seconds; and one write, since a second would wait for the lock
 * of the user with a connection to itself. After a turn, a user's next piece of work queues behind those that wait for a connection
 * already.
 * @param settings how much of one user may be under way
 */
export function createTurns({ perUser, queueLimit }: TurnSettings): Turns {
  const users = new Map<string, User>();
  let queued = 0;

  const mayStart = (user: User, { kind }: Waiting): boolean =>
    user.running < perUser && !(kind === 'search' && user.isSearching) && !(kind === 'write' && user.isWriting);

  const begin = (user: User, work: Waiting): void => {
    user.running += 1;
    if (work.kind === 'search') user.isSearching = true;
    if (work.kind === 'write') user.isWriting = true;
    work.hasTurn = true;
    work.begin();
  };

  const unqueue = (user: User, index: number): Waiting | undefined => {
    if (index < 0) return undefined;
    queued -= 1;
    return user.queue.splice(index, 1)[0];
  };

  return {
    enter(work) {
      const user = users.get(work.owner) ?? { running: 0, isSearching: false, isWriting: false, queue: [] };
      users.set(work.owner, user);
      if (mayStart(user, work)) return begin(user, work);
      if (user.queue.length >= queueLimit) throw tooMany(queueLimit);
      user.queue.push(work);
      queued += 1;
    },
    leave(work) {
      const user = users.get(work.owner);
      if (!user) return;
      if (work.hasTurn) {
        user.running -= 1;
        if (work.kind === 'search') user.isSearching = false;
        if (work.kind === 'write') user.isWriting = false;
      } else unqueue(user, user.queue.indexOf(work));
      const next = unqueue(
        user,
        user.queue.findIndex((waiting) => mayStart(user, waiting)),
      );
      if (next) begin(user, next);
      else if (user.running === 0 && user.queue.length === 0) users.delete(work.owner);
    },
    queued: () => queued,
  };
}
