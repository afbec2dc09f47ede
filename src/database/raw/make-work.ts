import { channel } from 'node:diagnostics_channel';
import { isLostConnection } from './failure.ts';
import type { Steps } from './steps.ts';
import { tooLate, type Work } from './work.ts';

/** Told of each read that is repeated; costs nothing as long as nobody listens. */
export const readRepeated = channel('taskpact:read-repeated');

/** Gets what came of a piece of work. */
export type Settle = (error: Error | null, results: Parameters<Work['done']>[1]) => void;

/**
 * Makes a piece of work of what is to be sent.
 * @param owner whose
 * @param steps what is sent
 * @param endsAt when its time is over, by `performance.now()`
 * @param settle gets its end, once
 * @param start sends it; once more, where a read lost its connection
 */
export function makeWork(
  owner: string,
  { kind, isTransaction, make }: Steps,
  endsAt: number,
  settle: Settle,
  start: (work: Work) => void,
): Work {
  const work: Work = {
    owner,
    kind,
    endsAt,
    steps: () => make(endsAt - performance.now()),
    isTransaction,
    hasTurn: false,
    begin: () => start(work),
    isOver: false,
    isRepeated: false,
    isLate: false,
    interrupt: undefined,
    done(error, results) {
      if (work.isOver) return;
      // What only reads changes nothing if it was carried out as well. Once only: a database that is down stays down for longer.
      if (error && kind !== 'write' && !work.isRepeated && !work.isLate && isLostConnection(error)) {
        work.isRepeated = true;
        work.interrupt = undefined;
        readRepeated.publish(work);
        return start(work);
      }
      work.isOver = true;
      settle(error, results);
    },
  };
  return work;
}

/**
 * Ends work whose time is over: at once what was not sent yet.
 * @param work the work
 * @param canInterrupt whether what was sent can be ended; otherwise its answer is waited for
 */
export function expire(work: Work, canInterrupt: boolean): void {
  work.isLate = true;
  if (!work.interrupt) work.done(tooLate(work), []);
  else if (canInterrupt) work.interrupt();
}
