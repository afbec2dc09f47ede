import { channel } from 'node:diagnostics_channel';
import type pg from 'pg';
import { createAlone } from './alone.ts';
import { isLostConnection } from './failure.ts';
import { createLanes } from './lanes.ts';
import { splitOf } from './split.ts';
import type { Call, RunStatements, StatementLoad } from './statement.ts';
import { type StepSettings, type Steps, stepsWith } from './steps.ts';
import { createTurns, type TurnSettings, type Turns, type Waiting } from './turns.ts';
import { tooLate, type Work } from './work.ts';

/** Told of each read that is repeated; costs nothing as long as nobody listens. */
export const readRepeated = channel('taskpact:read-repeated');

type Watcher = (calls: readonly Call[], result: Promise<unknown>) => void;

const watchers = new Set<Watcher>();

/**
 * Tells of all statements that are run from now on, for traces; costs nothing as long as nobody watches.
 * @param watcher gets the statements when they are asked for, and what settles when they are through
 * @returns ends it
 */
export function watchStatements(watcher: Watcher): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

/** How often it is looked whether time is over, as a part of that time. */
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
  takeTurn(owner: string): Promise<() => void>;
  load(): StatementLoad;
  /** Ends its timer, when nothing is under way any more. */
  close(): void;
}

type Settle = (error: Error | null, results: Parameters<Work['done']>[1]) => void;

/** @param start sends it; once more, where a read lost its connection */
function makeWork(
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

/** Ends work whose time is over: at once what was not sent yet, and what was sent as far as that can be had. */
function expire(work: Work, canInterrupt: boolean): void {
  work.isLate = true;
  if (!work.interrupt) work.done(tooLate(), []);
  else if (canInterrupt) work.interrupt();
}

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
  const run: RunStatements = (owner, calls, began) => {
    const result = send(owner, calls, began);
    for (const watcher of watchers) watcher(calls, result);
    return result;
  };
  const takeTurn = (owner: string): Promise<() => void> =>
    new Promise((resolve, reject) => {
      const leave = (): void => turns.leave(waiting);
      const timer = setTimeout(() => {
        leave();
        reject(tooLate());
      }, totalMs);
      const begin = (): void => {
        clearTimeout(timer);
        resolve(leave);
      };
      const waiting: Waiting = { owner, kind: 'write', hasTurn: false, begin };
      try {
        turns.enter(waiting);
      } catch (error) {
        clearTimeout(timer);
        reject(error);
      }
    });
  return {
    run,
    takeTurn,
    close: () => clearInterval(timer),
    load: () => {
      const [shared, own] = [lanes.load(), alone.load()];
      return { sent: shared.sent + own.sent, waiting: shared.waiting + own.waiting, queued: turns.queued() };
    },
  };
}
