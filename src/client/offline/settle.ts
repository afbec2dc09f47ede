/** What came of a batch. */
import type { BatchResult } from '../index.ts';
import { reconcile, replaceWrite, report, waitingFor } from './conflicts.ts';
import { type Draft, metaOf, writesOf } from './draft.ts';
import { putEntry, removeAll, removeEntry } from './entries.ts';
import type { Entry } from './patches.ts';
import { dependsOn, writesIn } from './queue.ts';
import { MAX_AHEAD_MS, type Renamed, renameAll } from './rename.ts';
import type { StoredWrite } from './storage.ts';
import type { Merge, WriteProblem } from './types.ts';
import { madeBy, momentIn } from './view.ts';

/** Sets a write aside, and those that need what it was to create. */
export function setAside(draft: Draft, write: StoredWrite, problem: WriteProblem, because?: number): void {
  const reason = because === undefined ? { problem } : { problem, because };
  const { base: _, problem: __, because: ___, ...bare } = write;
  replaceWrite(draft, write, { ...write, ...reason });
  report(draft, { event: 'rejected', detail: { write: bare, ...reason } });
  if (write.kind !== 'create') return;
  for (const { number } of writesOf(draft.state, { active: true })) {
    // The one before may have set it aside already.
    const other = draft.state.write.get(`${number}`);
    if (other && !other.problem && dependsOn(other, write.id)) setAside(draft, other, problem, write.number);
  }
}

/** Whether a creation was refused for its id. */
export const isAboutId = ({ operation, status, problem }: BatchResult): boolean =>
  status === 400 &&
  !!problem?.errors?.some(
    ({ pointer }) => pointer === `${problem.operation}/${operation === 'replaceTask' ? 'task' : 'project'}_id`,
  );

/** What was made, or was there already. */
function settleMade(draft: Draft, write: StoredWrite, entry: Entry | undefined, made: Entry | undefined, merge: Merge) {
  replaceWrite(draft, write, null);
  if (write.kind === 'delete') removeAll(draft, write);
  else if (entry) putEntry(draft, entry);
  reconcile(draft, waitingFor(draft, write), made, merge);
}

/** What met something else than it was made to; `current` is what is there, undefined where nothing is. */
function settleStale(draft: Draft, write: StoredWrite, current: Entry | undefined, merge: Merge): void {
  const behind = waitingFor(draft, write).filter(({ number }) => number !== write.number);
  if (current) putEntry(draft, current);
  else removeEntry(draft, write);
  reconcile(draft, [write], write.base, merge);
  reconcile(draft, behind, madeBy(write), merge);
}

/** What came of one write. */
function settleOne(draft: Draft, write: StoredWrite, result: BatchResult, isGone: boolean, merge: Merge): void {
  const { status, problem, task, project } = result;
  if (!problem) {
    const made = task ?? project;
    settleMade(draft, write, isGone ? undefined : made, made, merge);
  } else if (problem.code === 'ID_DELETED') {
    removeEntry(draft, write);
    reconcile(draft, waitingFor(draft, write), undefined, merge);
  } else if (status === 412 && problem.current) {
    const current = isGone ? undefined : problem.current;
    if (write.kind === 'create') settleMade(draft, write, current, madeBy(write), merge);
    else settleStale(draft, write, current, merge);
  } else if (status === 404) settleStale(draft, write, undefined, merge);
  // Without what is there, the changes tell what it was; then it is sent again.
  else if (status !== 412) {
    setAside(draft, write, problem);
    reconcile(draft, waitingFor(draft, write), write.base, merge);
  }
}

/** Whether a write was refused only because of ids that are made again. */
const isForRenamed = (write: StoredWrite, { status }: BatchResult, renamed: ReadonlySet<string>): boolean =>
  status === 400 && [...renamed].some((id) => dependsOn(write, id));

/**
 * Takes the answer to a batch.
 * @param draft of the state
 * @param key of the batch; if another one is out, somebody else has taken the answer
 * @param results one for each of its writes
 * @param now the service's time, where it refused ids; those of moments too far ahead are made again
 * @param merge decides about conflicts
 * @returns the ids that are others now
 */
export function settle(
  draft: Draft,
  key: string,
  results: readonly BatchResult[],
  now: number | undefined,
  merge: Merge,
): Renamed[] {
  const { outgoing } = metaOf(draft.state);
  if (outgoing?.key !== key) return [];
  const pairs = writesIn(draft, outgoing).flatMap((write, index) => {
    const result = results[index];
    return result ? [{ write, result }] : [];
  });
  draft.setMeta({ outgoing: undefined });
  const isFast = ({ write, result }: (typeof pairs)[number]) =>
    now !== undefined && isAboutId(result) && momentIn(write.id) > now + MAX_AHEAD_MS;
  const fast = new Set(pairs.filter(isFast).map(({ write }) => write.id));
  for (const { write, result } of pairs) {
    // One before may have set it aside.
    if (draft.state.write.get(`${write.number}`)?.problem || isForRenamed(write, result, fast)) continue;
    settleOne(draft, write, result, outgoing.gone.includes(write.id), merge);
  }
  return now === undefined ? [] : renameAll(draft, fast, now);
}

/**
 * Takes a batch apart that the service has not carried out, so that its writes can go out in another one.
 * @param draft of the state
 * @param key of the batch
 * @param problem why, where a write is the reason: those that it names are set aside, or the only one
 * @param merge decides about conflicts
 */
export function takeApart(draft: Draft, key: string, problem: WriteProblem | undefined, merge: Merge): void {
  const { outgoing } = metaOf(draft.state);
  if (outgoing?.key !== key) return;
  draft.setMeta({ outgoing: undefined });
  const writes = writesIn(draft, outgoing);
  for (const [index, { number }] of writes.entries()) {
    const write = draft.state.write.get(`${number}`);
    if (!write || write.problem) continue;
    const at = `/operations/${index}`;
    const errors = problem?.errors?.filter(({ pointer }) => pointer === at || pointer?.startsWith(`${at}/`));
    const isReason = !!errors?.length || writes.length === 1;
    if (problem && isReason) setAside(draft, write, { ...problem, ...(errors && { errors }), operation: at });
    if (write.kind !== 'create') reconcile(draft, waitingFor(draft, write), write.base, merge);
  }
}
