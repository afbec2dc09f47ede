import type { Meta, RecordChange, Records, StoredWrite } from './storage.ts';

/** All that is stored. Only drafts change maps, which are copies of their own. */
export type State = { readonly [Kind in keyof Records]: Map<string, Records[Kind]> };

/** What is about to be stored. */
export interface Draft {
  /** With what has been put so far. */
  readonly state: State;
  readonly changes: readonly RecordChange[];
  put(change: RecordChange): void;
  /** Changes some of what there is only one of. */
  setMeta(meta: Partial<Meta>): void;
  /** The number for the next write or report. */
  nextNumber(): number;
}

const META_KEY = 'meta';

/** Nothing. */
export const EMPTY: State = {
  task: new Map(),
  project: new Map(),
  write: new Map(),
  report: new Map(),
  meta: new Map(),
};

/** What there is only one of. */
export const metaOf = ({ meta }: State): Meta => meta.get(META_KEY) ?? { last: 0 };

/** All writes in their order, or those that are not set aside. */
export function writesOf({ write }: State, { active }: { active: boolean } = { active: false }): StoredWrite[] {
  const writes = [...write.values()].sort((one, other) => one.number - other.number);
  return active ? writes.filter(({ problem }) => !problem) : writes;
}

/**
 * What is about to be stored, beginning with what is.
 * @param from the state, which stays as it is
 */
export function draftOf(from: State): Draft {
  const copied = new Set<keyof Records>();
  const changes: RecordChange[] = [];
  let state = from;

  function apply<Kind extends keyof Records>({ kind, key, value }: RecordChange<Kind>): void {
    // Copied once, as few changes touch every kind.
    if (!copied.has(kind)) state = { ...state, [kind]: new Map(state[kind]) };
    copied.add(kind);
    if (value === null) state[kind].delete(key);
    else state[kind].set(key, value);
  }

  function put(change: RecordChange): void {
    apply(change);
    changes.push(change);
  }

  const setMeta = (meta: Partial<Meta>) => put({ kind: 'meta', key: META_KEY, value: { ...metaOf(state), ...meta } });

  return {
    get state() {
      return state;
    },
    changes,
    put,
    setMeta,
    nextNumber() {
      const last = metaOf(state).last + 1;
      setMeta({ last });
      return last;
    },
  };
}

/** A state with some records changed. */
export function withChanges(from: State, changes: readonly RecordChange[]): State {
  const draft = draftOf(from);
  for (const change of changes) draft.put(change);
  return draft.state;
}
