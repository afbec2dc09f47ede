import { setImmediate as nextRound } from 'node:timers/promises';

/** What is done in one transaction: one after another, in the order of the calls. */
export interface Order {
  /**
   * Runs a call when all before it have ended.
   * @throws what the call throws, the first failure of the transaction, or why it has ended
   */
  next<Result>(call: () => Promise<Result>): Promise<Result>;
  /** The same for a call without which the transaction is of no use. */
  must<Result>(call: () => Promise<Result>): Promise<Result>;
  /** Makes the transaction useless. The first reason is the one that is told. */
  fail(reason: unknown): void;
  /** Takes that back, since what failed is undone. */
  forgive(): void;
  /** Waits until everything has ended, model calls included that Prisma has not passed on yet. */
  drained(): Promise<void>;
  /** @throws the first failure of the transaction, or why it has ended */
  check(): void;
  /** Refuses everything from now on. */
  end(reason: Error): void;
}

/** Makes the order of one transaction. PostgreSQL would only say of what follows a failure that something failed (25P02). */
export function createOrder(): Order {
  let last: Promise<unknown> = Promise.resolve();
  let failure: { readonly reason: unknown } | undefined;
  let ended: Error | undefined;
  const check = (): void => {
    if (ended) throw ended;
    if (failure) throw failure.reason;
  };
  const fail = (reason: unknown): void => {
    failure ??= { reason };
  };
  const next: Order['next'] = (call) => {
    const result = last.then(() => {
      check();
      return call();
    });
    last = result.catch(() => {});
    return result;
  };
  return {
    next,
    must: (call) =>
      next(() =>
        call().catch((reason) => {
          fail(reason);
          throw reason;
        }),
      ),
    fail,
    forgive() {
      failure = undefined;
    },
    async drained() {
      for (let seen: unknown; seen !== last; ) {
        seen = last;
        await seen;
        await nextRound();
      }
    },
    check,
    end(reason) {
      ended ??= reason;
    },
  };
}
