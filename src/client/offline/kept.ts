import { type Draft, draftOf, EMPTY, type State, withChanges } from './draft.ts';
import { ReplicaError } from './errors.ts';
import type { RecordChange, Store } from './storage.ts';

/** What is stored, at hand. */
export interface Kept {
  /** As it was last stored, or told by another replica of the storage. */
  readonly state: State;
  /**
   * Changes what is stored; one after another.
   * @param decide makes the changes, to what is there at that moment
   * @returns what `decide` gives, when it is durable
   * @throws {ReplicaError} QUOTA_EXCEEDED or STORAGE_FAILED, then nothing has changed; or what `decide` throws
   */
  transact<T>(decide: (draft: Draft) => T): Promise<T>;
}

/** The error that the user of a replica gets for one of its storage. */
function storageError(cause: unknown): ReplicaError {
  if (cause instanceof ReplicaError) return cause;
  const isFull = cause instanceof Error && cause.name === 'QuotaExceededError';
  if (isFull)
    return new ReplicaError(
      'QUOTA_EXCEEDED',
      'There is no room left: nothing was stored. Free some, and do it again.',
      cause,
    );
  return new ReplicaError('STORAGE_FAILED', `Nothing was stored: ${cause}`, cause);
}

/**
 * Reads what is stored, and follows what others do with it.
 * @param store the storage
 * @param changed told after each change
 */
export async function keep(store: Store, changed: (state: State) => void): Promise<Kept> {
  let known = -1;
  let state = EMPTY;
  let last: Promise<unknown> = Promise.resolve();

  /** One after another, as what one decides depends on those before. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const run = last.then(work);
    last = run.catch(() => {});
    return run;
  }

  function adopt(revision: number, next: State): void {
    known = revision;
    if (next === state) return;
    state = next;
    changed(state);
  }

  async function decideOn<T>(decide: (draft: Draft) => T): Promise<T> {
    let decided: { readonly draft: Draft; readonly result: T } | undefined;
    const decideNow = (newer: readonly RecordChange[] | undefined) => {
      const draft = draftOf(newer ? withChanges(EMPTY, newer) : state);
      decided = { draft, result: decide(draft) };
      return draft.changes;
    };
    const revision = await store.transact(known, decideNow).catch((cause: unknown) => {
      throw storageError(cause);
    });
    if (!decided) throw new ReplicaError('STORAGE_FAILED', 'The storage asked for nothing to store');
    adopt(revision, decided.draft.state);
    return decided.result;
  }

  store.hear((message) => {
    if (message.type !== 'stored') return;
    const { revision, changes } = message;
    const follow = async () => {
      if (revision === known + 1) adopt(revision, withChanges(state, changes));
      // Something was missed.
      else if (revision > known) await decideOn(() => {});
    };
    // What cannot be read now is read with the next change.
    inTurn(follow).catch(() => {});
  });
  await inTurn(() => decideOn(() => {}));
  return {
    get state() {
      return state;
    },
    transact: (decide) => inTurn(() => decideOn(decide)),
  };
}
