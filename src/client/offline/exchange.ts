/** Single exchanges with the service: what is new, and what is queued. */
import { type Change, newId, type Taskpact, TaskpactError } from '../index.ts';
import { metaOf, writesOf } from './draft.ts';
import { takeChange } from './entries.ts';
import type { Kept } from './kept.ts';
import { operationOf, takeBatch, writesIn } from './queue.ts';
import type { Renamed } from './rename.ts';
import { isAboutId, settle, takeApart } from './settle.ts';
import { collect, startOver } from './start-over.ts';
import type { StoredWrite } from './storage.ts';
import type { Merge } from './types.ts';

/** What an exchange needs. */
export interface Parties {
  readonly api: Taskpact;
  readonly kept: Kept;
  readonly merge: Merge;
  /** Told of ids that were made again. */
  renamed(renamed: Renamed): void;
}

/** The most changes of a page. */
const PAGE = 200;

/** Statuses of a batch that the same batch will always have. */
const FINAL = [400, 413, 422];

type Refusal = Extract<Awaited<ReturnType<Taskpact['batch']>>, { error: object }>;

/** Reads everything there is. */
async function readAll({ api, kept, merge }: Parties, signal: AbortSignal): Promise<void> {
  const changes: Change[] = [];
  for (let since: string | undefined; ; ) {
    const page = await api.changes.list({ limit: PAGE, ...(since && { since }) }, { signal });
    if (page.error) throw new TaskpactError(page);
    changes.push(...page.data);
    const { next, has_more } = page.meta;
    since = next;
    if (!has_more) return kept.transact((draft) => startOver(draft, collect(changes), next, merge));
  }
}

/**
 * Reads what is new, and everything where the token is too old.
 * @throws {TaskpactError} where it cannot be read
 * @throws {ReplicaError} where it cannot be stored
 */
export async function pull(parties: Parties, signal: AbortSignal): Promise<void> {
  const { api, kept, merge } = parties;
  for (;;) {
    const { since } = metaOf(kept.state);
    const page = await api.changes.list({ limit: PAGE, ...(since && { since }) }, { signal });
    if (page.error?.code === 'CHANGES_EXPIRED') return readAll(parties, signal);
    if (page.error) throw new TaskpactError(page);
    const { next, has_more } = page.meta;
    const isTaken = await kept.transact((draft) => {
      // Somebody else has read on meanwhile: what comes behind that is read again.
      if (metaOf(draft.state).since !== since) return false;
      for (const change of page.data) takeChange(draft, change, merge);
      if (next !== since) draft.setMeta({ since: next });
      return true;
    });
    if (isTaken && !has_more) return;
  }
}

/** The service's time: each of its problems has it, also for pages of other origins, which cannot read the header `Date`. */
async function serviceTime({ api }: Parties, signal: AbortSignal): Promise<number | undefined> {
  const { error } = await api.tasks.get(newId(), { signal });
  return error && 'timestamp' in error ? Date.parse(error.timestamp) : undefined;
}

/** Takes a batch apart that will never be carried out as it is; gives how many writes the next may have. */
async function takeRefused({ kept, merge }: Parties, key: string, size: number, refused: Refusal): Promise<number> {
  const { error } = refused;
  if (!refused.response || !('type' in error) || !FINAL.includes(error.status)) throw new TaskpactError(refused);
  const problem = error.code === 'IDEMPOTENCY_KEY_REUSED' ? undefined : { ...error, operation: '/operations' };
  await kept.transact((draft) => takeApart(draft, key, problem, merge));
  return problem?.errors || size === 1 ? Number.POSITIVE_INFINITY : Math.ceil(size / 2);
}

/** Sends one batch; gives how many writes the next may have. */
async function exchange(parties: Parties, key: string, writes: StoredWrite[], most: number, signal: AbortSignal) {
  const { api, kept, merge } = parties;
  const result = await api.batch(writes.map(operationOf), { atomic: false, idempotencyKey: key, signal });
  if (result.error) return takeRefused(parties, key, writes.length, result);
  const { data } = result;
  const now = data.some(isAboutId) ? await serviceTime(parties, signal) : undefined;
  const renamed = await kept.transact((draft) => settle(draft, key, data, now, merge));
  for (const one of renamed) parties.renamed(one);
  // It was deleted at that moment.
  if (data.some(({ status, problem }) => status === 412 && problem?.code !== 'ID_DELETED' && !problem?.current))
    await pull(parties, signal);
  return most;
}

/** Whether something is queued. */
export const hasQueued = ({ state }: Kept): boolean => writesOf(state, { active: true }).length > 0;

/**
 * Sends what is queued.
 * @returns whether there was anything
 * @throws {TaskpactError} where it is unknown whether a batch arrived, or it did not: it stays as it is, and is sent again
 * @throws {ReplicaError} where the answer cannot be stored
 */
export async function push(parties: Parties, signal: AbortSignal): Promise<boolean> {
  const { kept, merge } = parties;
  let hasSent = false;
  for (let most = Number.POSITIVE_INFINITY; ; ) {
    if (!hasQueued(kept) && !metaOf(kept.state).outgoing) return hasSent;
    const size = most;
    const taken = await kept.transact((draft) => {
      const batch = takeBatch(draft, size);
      return batch && { key: batch.key, writes: writesIn(draft, batch) };
    });
    if (!taken) return hasSent;
    const { key, writes } = taken;
    hasSent = true;
    if (writes.length > 0) most = await exchange(parties, key, writes, most, signal);
    else await kept.transact((draft) => takeApart(draft, key, undefined, merge));
  }
}
