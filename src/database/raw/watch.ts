import type { Call, RunStatements } from './statement.ts';

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

/** The same, with those told who watch. */
export const watched =
  (run: RunStatements): RunStatements =>
  (owner, calls, began) => {
    const result = run(owner, calls, began);
    for (const watcher of watchers) watcher(calls, result);
    return result;
  };
