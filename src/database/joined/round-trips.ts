import type { Call, OnConnection, Row, RunStatements } from '../raw/index.ts';
import type { Order } from './order.ts';

/** Statements that wait for their round trip. */
interface Waiting {
  readonly calls: readonly Call[];
  readonly resolve: (results: readonly (readonly Row[])[]) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * Runs statements on the connection of a transaction: those that wait at the same time in one round trip. Where one of them fails, nothing
 * has come of the others, and each is run by itself.
 * @param order of the calls of the transaction
 * @param run runs statements on its connection, all of them or none
 */
export function roundTrips(order: Order, run: OnConnection['run']): RunStatements {
  let waiting: Waiting[] = [];

  const runOne = (owner: string, { calls, resolve, reject }: Waiting) => run(owner, calls).then(resolve, reject);

  const runGroup = async (owner: string, group: readonly Waiting[]): Promise<void> => {
    const [only, another] = group;
    if (only && !another) return runOne(owner, only);
    const calls = group.flatMap((one) => one.calls);
    const results = await run(owner, calls).catch(() => undefined);
    let at = 0;
    for (const one of group) {
      if (results) one.resolve(results.slice(at, at + one.calls.length));
      else await runOne(owner, one);
      at += one.calls.length;
    }
  };

  const flush = (owner: string) => {
    let group: Waiting[] = [];
    const take = () => {
      [group, waiting] = [waiting, []];
      return runGroup(owner, group);
    };
    order.next(take).catch((reason) => {
      for (const { reject } of [...group, ...waiting.splice(0)]) reject(reason);
    });
  };

  return (owner, calls) =>
    new Promise((resolve, reject) => {
      waiting.push({ calls, resolve, reject });
      if (waiting.length === 1) flush(owner);
    });
}
