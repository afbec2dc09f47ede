import { newId } from '../index.ts';
import type { Draft } from './draft.ts';
import { metaOf, writesOf } from './draft.ts';
import { differing, type Entry, isSame, leavesOf, patched, patchOf } from './patches.ts';
import type { Report, StoredWrite } from './storage.ts';
import type { Conflict, ConflictOf, Merge, Resolution, ResourceName } from './types.ts';

/** What a write becomes, and the conflict where there was one. */
interface Met {
  readonly write: StoredWrite | null;
  readonly conflict?: Conflict;
}

/** The entries of a conflict are of its resource: they were found by it. */
const conflictOf = (conflict: ConflictOf<ResourceName>): Conflict => conflict as Conflict;

/** The update that sets leaves, if it sets any. */
function updating(write: StoredWrite, fields: StoredWrite['fields']): StoredWrite | null {
  const { base: _, ...rest } = write;
  return Object.keys(fields).length > 0 ? { ...rest, kind: 'update', fields } : null;
}

/** What the user wanted to change: the leaves of a patch that were different before. */
function meant(base: Entry, mine: Entry | null): string[] {
  return mine ? differing(leavesOf(base), leavesOf(mine)) : [];
}

/** A write to something that somebody deleted. */
function meetDeletion(write: StoredWrite, base: Entry, merge: Merge): Met {
  if (write.kind === 'delete') return { write: null };
  const { resource, id } = write;
  const mine = patched(base, write.fields);
  const fields = meant(base, mine);
  const conflict = conflictOf({ resource, id, base, mine, theirs: null, fields, merged: null });
  const resolution = merge(conflict);
  if (resolution === undefined || resolution === 'theirs') return { write: null, conflict };
  const merged = resolution === 'mine' ? mine : patched(base, resolution);
  const leaves = leavesOf(merged);
  const again = {
    ...write,
    base: undefined,
    kind: 'create',
    id: newId(),
    fields: patchOf([...leaves.keys()], leaves),
  } as const;
  return { write: again, conflict: conflictOf({ ...conflict, merged: { ...merged, id: again.id } }) };
}

/** The write of a resolution, and what becomes of the entry by it. */
function resolved(write: StoredWrite, mine: Entry | null, theirs: Entry, names: readonly string[], how: Resolution) {
  if (how === 'theirs') return null;
  if (mine === null) return how === 'mine' ? write : updating(write, how ?? {});
  if (how !== 'mine' && how !== undefined) return updating(write, how);
  const leaves = leavesOf(mine);
  const kept = leavesOf(theirs);
  return updating(
    write,
    patchOf(
      names.filter((name) => !isSame(leaves.get(name), kept.get(name))),
      leaves,
    ),
  );
}

/**
 * Brings a write together with what somebody else changed meanwhile.
 * @param write to an entry that was there
 * @param base what the write was made to
 * @param theirs what is there now
 * @param merge decides where both changed something
 */
function meet(write: StoredWrite, base: Entry, theirs: Entry | null, merge: Merge): Met {
  if (!theirs) return meetDeletion(write, base, merge);
  if (theirs.version === base.version && theirs.updated_at === base.updated_at) return { write };
  const { resource, id } = write;
  const mine = write.kind === 'delete' ? null : patched(base, write.fields);
  const [wanted, there] = [mine && leavesOf(mine), leavesOf(theirs)];
  const changedThere = differing(leavesOf(base), there);
  const unlike = wanted ? differing(wanted, there) : changedThere;
  const mineOnly = meant(base, mine).filter((name) => !changedThere.includes(name));
  // What they did is what this write does, or nothing that a user writes.
  if (!changedThere.some((name) => unlike.includes(name))) {
    return { write: mine ? updating(write, patchOf(mineOnly, leavesOf(mine))) : { ...write, base: undefined } };
  }
  const all = meant(base, mine).filter((name) => unlike.includes(name));
  const fields = mine ? all.filter((name) => changedThere.includes(name)) : changedThere;
  const defaultWrite = mine ? resolved(write, mine, theirs, mineOnly, undefined) : null;
  const outcome = (next: StoredWrite | null) =>
    next?.kind === 'delete' ? null : next ? patched(theirs, next.fields) : theirs;
  const conflict = conflictOf({ resource, id, base, mine, theirs, fields, merged: outcome(defaultWrite) });
  const how = merge(conflict);
  const next = how === undefined ? defaultWrite : resolved(write, mine, theirs, all, how);
  return { write: next && { ...next, base: undefined }, conflict: conflictOf({ ...conflict, merged: outcome(next) }) };
}

/** Keeps an event until somebody has heard it. */
export function report(draft: Draft, event: Report): void {
  draft.put({ kind: 'report', key: `${draft.nextNumber()}`, value: event });
}

/** Replaces a write, or removes it. */
export function replaceWrite(draft: Draft, { number }: StoredWrite, next: StoredWrite | null): void {
  draft.put({ kind: 'write', key: `${number}`, value: next });
}

/** What names an entry. */
export type Named = Pick<StoredWrite, 'resource' | 'id'>;

/** The writes to one entry that wait, and are not out. */
export function waitingFor({ state }: Pick<Draft, 'state'>, { resource, id }: Named): StoredWrite[] {
  const outgoing = new Set(metaOf(state).outgoing?.numbers);
  const isWaiting = (write: StoredWrite) =>
    write.resource === resource && write.id === id && !outgoing.has(write.number);
  return writesOf(state, { active: true }).filter(isWaiting);
}

/**
 * Brings writes to one entry together with what the service has now.
 * @param draft of the state, with what the service has
 * @param writes to the entry
 * @param base what the writes were made to, where it was there
 * @param merge decides where both changed something
 */
export function reconcile(draft: Draft, writes: readonly StoredWrite[], base: Entry | undefined, merge: Merge): void {
  for (const write of writes) {
    const theirs = draft.state[write.resource].get(write.id) ?? null;
    if (write.kind !== 'create' && base) {
      const { write: next, conflict } = meet(write, base, theirs, merge);
      replaceWrite(draft, write, next);
      if (conflict) report(draft, { event: 'conflict', detail: conflict });
    } else if (write.kind === 'create' || !theirs) {
      // A creation whose entry is there has arrived.
      replaceWrite(draft, write, null);
      if (!theirs) report(draft, { event: 'dropped', detail: { write } });
    }
  }
}
