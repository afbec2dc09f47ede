import type { Kept } from './kept.ts';
import type { Report } from './storage.ts';
import type { Replica, ReplicaEvents } from './types.ts';

type Listeners = { readonly [Name in keyof ReplicaEvents]: Set<(detail: ReplicaEvents[Name]) => void> };

/** Who listens to the events of a replica. */
export interface Events {
  readonly on: Replica['on'];
  /** Tells of an event now. */
  emit<Name extends keyof ReplicaEvents>(event: Name, detail: ReplicaEvents[Name]): void;
  /** Tells of what is kept until somebody listens. */
  deliver(): void;
}

/**
 * Makes the events of a replica.
 * @param kept what is stored, with the events that nobody has heard
 */
export function eventsOf(kept: Kept): Events {
  const listeners: Listeners = {
    conflict: new Set(),
    rejected: new Set(),
    dropped: new Set(),
    renamed: new Set(),
    signInNeeded: new Set(),
    storageFailed: new Set(),
  };
  const told = new Set<string>();

  function emit<Name extends keyof ReplicaEvents>(event: Name, detail: ReplicaEvents[Name]): void {
    for (const listener of listeners[event]) queueMicrotask(() => listener(detail));
  }

  function emitReport(report: Report): void {
    if (report.event === 'conflict') emit(report.event, report.detail);
    else if (report.event === 'rejected') emit(report.event, report.detail);
    else emit(report.event, report.detail);
  }

  function deliver(): void {
    const due = [...kept.state.report].filter(([key, { event }]) => !told.has(key) && listeners[event].size > 0);
    if (due.length === 0) return;
    for (const [key, report] of due) {
      told.add(key);
      emitReport(report);
    }
    const remove = () =>
      kept.transact(({ state, put }) => {
        for (const [key] of due) if (state.report.has(key)) put({ kind: 'report', key, value: null });
      });
    // What is still stored is told once more after the next start.
    remove().catch(() => {});
  }

  return {
    emit,
    deliver,
    on(event, listener) {
      listeners[event].add(listener);
      deliver();
      return () => listeners[event].delete(listener);
    },
  };
}
