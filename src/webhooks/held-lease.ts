import { LEASE_MS, type Progress, type ProgressKeeper } from './cursors.ts';
import { TIMEOUT_MS } from './delivery.ts';
import { createSaver } from './saver.ts';

/** What has to be left of a lease when an attempt begins, in milliseconds. */
const LEFT_MS = TIMEOUT_MS + 5000;

/** The lease is somebody else's by now. */
export class LeaseLost extends Error {}

/** A lease, and the progress that it lets be written down. */
export interface HeldLease {
  /** Writes progress down, while other things go on. */
  save(progress: Progress): void;
  /**
   * Waits until it is written.
   * @throws {LeaseLost}
   */
  flush(): Promise<void>;
  /**
   * Sees to it that the lease does not end during the next attempt.
   * @throws {LeaseLost} also what kept earlier progress from being written
   */
  ensure(progress: Progress): Promise<void>;
}

interface Taken {
  readonly owner: string;
  readonly lease: string;
  readonly until: number;
  /** The clock: milliseconds since 1970. */
  readonly now: () => number;
}

/**
 * Holds a lease: whatever is written down makes it last for longer.
 * @param keeper writes down
 * @param taken the lease
 */
export function holdLease(keeper: ProgressKeeper, { owner, lease, until, now }: Taken): HeldLease {
  let end = until;
  const saver = createSaver(async (progress: Progress) => {
    const at = now();
    if ((await keeper.put(owner, lease, progress, true)) === undefined) throw new LeaseLost();
    end = at + LEASE_MS;
  });
  return {
    save: saver.put,
    flush: saver.flush,
    async ensure(progress) {
      saver.check();
      if (now() + LEFT_MS <= end) return;
      saver.put(progress);
      await saver.flush();
    },
  };
}
