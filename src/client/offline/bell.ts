import { abortable } from '../waiting.ts';

/** Wakes whoever waits. */
export interface Bell {
  ring(): void;
  /**
   * Waits for the next time.
   * @throws the signal's reason
   */
  next(signal: AbortSignal): Promise<void>;
}

/** Makes a bell. */
export function bell(): Bell {
  const waiting = new Set<() => void>();
  return {
    ring() {
      for (const wake of waiting) wake();
    },
    next(signal) {
      let wake = () => {};
      const rung = new Promise<void>((resolve) => {
        wake = resolve;
      });
      waiting.add(wake);
      const next = abortable(rung, signal).finally(() => waiting.delete(wake));
      // Who asked may be busy, or gone, when it is over.
      next.catch(() => {});
      return next;
    },
  };
}
