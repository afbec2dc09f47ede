import type { Change } from '../index.ts';
import { type Named, reconcile, waitingFor } from './conflicts.ts';
import { type Draft, metaOf } from './draft.ts';
import type { Entry } from './patches.ts';
import { writesIn } from './queue.ts';
import type { StoredWrite } from './storage.ts';
import type { Merge } from './types.ts';
import { make } from './view.ts';

/** Puts what the service has, unless something newer is there. */
export function putEntry({ state, put }: Draft, entry: Entry): void {
  const { id: key, version } = entry;
  if ('title' in entry) {
    if (version > (state.task.get(key)?.version ?? 0)) put({ kind: 'task', key, value: entry });
  } else if (version > (state.project.get(key)?.version ?? 0)) put({ kind: 'project', key, value: entry });
}

/** Removes what the service has not any more. */
export const removeEntry = ({ state, put }: Draft, { resource, id }: Named): void => {
  if (state[resource].has(id)) put({ kind: resource, key: id, value: null });
};

/** Removes what an acknowledged deletion removes, before the service tells each: those below a task, the tasks of a project. */
export function removeAll(draft: Draft, write: StoredWrite): void {
  const { state } = draft;
  const view = { tasks: new Map(state.task), projects: new Map(state.project) };
  make(view, write);
  removeEntry(draft, write);
  for (const [key, task] of state.task) {
    const value = view.tasks.get(key) ?? null;
    if (value !== task) draft.put({ kind: 'task', key, value });
  }
}

/**
 * Takes a change as the feed and streams have it, and brings what is queued together with it. What is out is left as it is: its answer tells.
 * @param draft of the state
 * @param change the change
 * @param merge decides about conflicts
 */
export function takeChange(draft: Draft, change: Change, merge: Merge): void {
  const { resource } = change;
  const id = change.type === 'deleted' ? change.id : change.data.id;
  const base = draft.state[resource].get(id);
  const { outgoing } = metaOf(draft.state);
  if (change.type === 'upserted') {
    if (base && base.version >= change.data.version) return;
    putEntry(draft, change.data);
  } else {
    removeEntry(draft, { resource, id });
    if (outgoing) draft.setMeta({ outgoing: { ...outgoing, gone: [...outgoing.gone, id] } });
  }
  if (outgoing && writesIn(draft, outgoing).some((write) => write.id === id)) return;
  reconcile(draft, waitingFor(draft, { resource, id }), base, merge);
}
