import type pg from 'pg';
import { createAlone } from './alone.ts';
import { createLanes } from './lanes.ts';
import { expire, makeWork, type Settle } from './make-work.ts';
import { splitOf } from './split.ts';
import type { Kind, RunStatements, StatementLoad } from './statement.ts';
import { type StepSettings, stepsWith } from './steps.ts';
import { createTurns, type TurnSettings, type Turns, type Waiting } from './turns.ts';
import { watched } from './watch.ts';
import { tooLate, type Work } from './work.ts';

/** How often work is checked for being late, as a part of its time limit. */
const SWEEP = 0.01;

/** How statements are run. */
export interface RunnerSettings extends StepSettings, TurnSettings {
  /** How long work may wait and run, in milliseconds. */
  readonly totalMs: number;
  /** How long a statement that is cancelled then may take to end; undefined where nothing can be interrupted, and is waited for. */
  readonly graceMs: number | undefined;
}

/** What runs statements, and how busy it is. */
export interface Runner {
  readonly run: RunStatements;
  /**
   * Waits for the owner's turn, for work that is not sent by `run`. Rejects when the queue is full, or the time is over before it comes.
   * @returns ends the turn
   */
  takeTurn(owner: string, kind: Kind): Promise<() => void>;
  load(): StatementLoad;
  /** Ends its timer, when nothing is under way any more. */
  close(): void;
}

/** Makes the function that waits for a turn, `totalMs` milliseconds at the most. */
const turnTaker =
  (turns: Turns, totalMs: number) =>
  (owner: string, kind: Kind): Promise<() => void> =>
    new Promise((resolve, reject) => {
      const leave = (): void => turns.leave(waiting);
      const timer = setTimeout(() => {
        leave();
        reject(tooLate(waiting));
      }, totalMs);
      const begin = (): void => {
        clearTimeout(timer);
        resolve(leave);
      };
      const waiting: Waiting = { owner, kind, hasTurn: false, begin };
      try {
        turns.enter(waiting);
      } catch (error) {
        clearTimeout(timer);
        reject(error);
      }
    });

/**
 * Runs statements over a pool: first each user's turn, then short reads over shared connections and everything else with a connection
 * to itself. Nothing is sent when its time is over, and what takes longer is ended, so that no write happens behind the back of
 * somebody who was told that it failed.
 * @param pool the connections
 * @param settings times, shares, and what goes along with each statement
 */
export function createRunner(pool: pg.Pool, settings: RunnerSettings): Runner {
  const { totalMs, graceMs, prepares } = settings;
  const split = splitOf(pool.options.max, prepares);
  const alone = createAlone(pool, split, graceMs);
  const lanes = createLanes(pool, split, prepares, alone.pump);
  const start = (work: Work): void => (work.kind === 'read' ? lanes : alone).start(work);
  const turns: Turns = createTurns(settings);
  const stepsOf = stepsWith(settings);
  const underway = new Set<Work>();
  // One timer for all: making and clearing one for each took a noticeable part of what a short read costs here.
  const sweep = (): void => {
    const now = performance.now();
    for (const work of underway) if (work.endsAt <= now && !work.isLate) expire(work, graceMs !== undefined);
  };
  const timer = setInterval(sweep, totalMs * SWEEP).unref();
  const send: RunStatements = (owner, calls, began) =>
    new Promise((resolve, reject) => {
      const steps = stepsOf(owner, calls);
      const settle: Settle = (error, results) => {
        underway.delete(work);
        turns.leave(work);
        if (error) reject(error);
        else resolve(results.slice(steps.before, steps.before + calls.length));
      };
      const work = makeWork(owner, steps, (began ?? performance.now()) + totalMs, settle, start);
      underway.add(work);
      try {
        turns.enter(work);
      } catch (error) {
        underway.delete(work);
        reject(error);
      }
    });
  return {
    run: watched(send),
    takeTurn: turnTaker(turns, totalMs),
    close: () => clearInterval(timer),
    load: () => {
      const [shared, own] = [lanes.load(), alone.load()];
      return { sent: shared.sent + own.sent, waiting: shared.waiting + own.waiting, queued: turns.queued() };
    },
  };
}
