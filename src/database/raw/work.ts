import type { Row } from './row.ts';
import type { Step } from './text-query.ts';
import type { Waiting } from './turns.ts';

/** Statements of one owner that are sent together, on their way from the request to PostgreSQL and back. */
export interface Work extends Waiting {
  /** When its time is over, by `performance.now()`. */
  readonly endsAt: number;
  /** What is sent, made as late as that: its time limit is what is left. */
  steps(): readonly Step[];
  /** Whether the steps begin and commit a transaction, which has to be rolled back where one of them fails. */
  readonly isTransaction: boolean;
  /** Whether it was answered or given up: nobody waits for it any more, and it must not be sent. */
  isOver: boolean;
  /** Whether it was sent a second time, since the first connection was lost. */
  isRepeated: boolean;
  /** Whether its time is over: it is not sent again. */
  isLate: boolean;
  /** Ends it while it is sent and not answered; what is not sent yet needs no more than to be over. */
  interrupt: (() => void) | undefined;
  /** Gives it its end. A second end is none. */
  done(error: Error | null, results: readonly (readonly Row[])[]): void;
}

/** The database was not asked, or has said that it changed nothing. Everything else that goes wrong may have happened all the same. */
export class NotPerformed extends Error {}

/** The same, since its time was over before it was through. */
export class TookTooLong extends NotPerformed {}

/** The same, since requests before it were not through in time; nothing is broken. The message is for the requester. */
export class Busy extends NotPerformed {}

/**
 * What is said of work whose time was over before it could be sent.
 * @param work whether its user's turn had come
 */
export const tooLate = ({ hasTurn }: Pick<Waiting, 'hasTurn'>): NotPerformed =>
  hasTurn
    ? new NotPerformed('No connection to the database was free in time')
    : new Busy('This waited too long for other requests of yours, such as an import, and was not begun. Try again.');
