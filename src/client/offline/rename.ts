/** Ids of a clock that is fast: the service takes none that is more than a day ahead of its own. */
import { newId } from '../index.ts';
import { type Draft, metaOf, writesOf } from './draft.ts';
import type { ReplicaEvents } from './types.ts';

/** How far ahead an id may be, in milliseconds, less an hour for what the answers take. */
export const MAX_AHEAD_MS = 23 * 60 * 60 * 1000;

/** An id that was made again. */
export type Renamed = ReplicaEvents['renamed'];

/** The fields of a write with other ids in them. */
function referring<T extends object>(fields: T, ids: ReadonlyMap<string, string>): T {
  const renamed = Object.entries(fields).map(([name, value]) => {
    const isReference = name === 'project_id' || name === 'parent_id';
    return [name, isReference ? (ids.get(value) ?? value) : value];
  });
  return { ...fields, ...Object.fromEntries(renamed) };
}

/**
 * Makes ids again that nobody else has seen, wherever they are in the queue, and remembers the difference of the clocks.
 * @param draft of the state, with nothing out
 * @param fast the ids
 * @param now the service's time, in milliseconds since 1970
 */
export function renameAll(draft: Draft, fast: ReadonlySet<string>, now: number): Renamed[] {
  if (fast.size === 0) return [];
  draft.setMeta({ ahead: now - Date.now() });
  const renamed: Renamed[] = [];
  const ids = new Map<string, string>();
  for (const write of writesOf(draft.state)) {
    const { resource, kind, id: from } = write;
    if (fast.has(from) && kind === 'create') {
      // Each a millisecond later, so that they stay in their order.
      const to = newId(now + ids.size);
      ids.set(from, to);
      renamed.push({ resource, from, to });
    }
  }
  for (const write of writesOf(draft.state)) {
    const fields = referring(write.fields, ids);
    const value = { ...write, id: ids.get(write.id) ?? write.id, fields };
    draft.put({ kind: 'write', key: `${write.number}`, value });
  }
  return renamed;
}

/** A new id, by the service's clock where that is known to differ. */
export function idOf({ state }: Pick<Draft, 'state'>): string {
  const { ahead } = metaOf(state);
  return newId(ahead === undefined ? undefined : Date.now() + ahead);
}
