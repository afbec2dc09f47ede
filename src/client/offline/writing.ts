/** What the user writes. */
import { reconcile, replaceWrite } from './conflicts.ts';
import type { Draft } from './draft.ts';
import { ReplicaError } from './errors.ts';
import type { Kept } from './kept.ts';
import { folded, patched } from './patches.ts';
import { enqueue } from './queue.ts';
import { idOf } from './rename.ts';
import type { StoredWrite } from './storage.ts';
import type { Kinds, Replica, ResourceName, Writes } from './types.ts';
import { type View, viewOf } from './view.ts';

const notFound = (what: string) => new ReplicaError('NOT_FOUND', `There is no ${what}.`);

/** Fields as they are sent: nobody changes them any more, and what is undefined is left out. */
const copyOf = <T extends object>(fields: T): T => JSON.parse(JSON.stringify(fields));

/** What creates and changes one kind of thing. */
function writesTo<Name extends ResourceName>(
  transact: Kept['transact'],
  resource: Name,
  find: (view: View, id: string) => Kinds[Name]['entry'] | undefined,
): Writes<Name> {
  const found = (draft: Draft, id: string) => {
    const entry = find(viewOf(draft.state), id);
    if (!entry) throw notFound(`${resource} ${id}`);
    return entry;
  };

  return {
    create: (fields) =>
      transact((draft) => {
        const id = idOf(draft);
        enqueue(draft, { resource, kind: 'create', id, fields: copyOf(fields) });
        return found(draft, id);
      }),
    update: (id, patch) =>
      transact((draft) => {
        found(draft, id);
        const fields = copyOf(patch);
        if (Object.keys(fields).length > 0) enqueue(draft, { resource, kind: 'update', id, fields });
        return found(draft, id);
      }),
  };
}

/** The write that is set aside under a number. */
function rejectedAt({ state }: Draft, number: number): StoredWrite {
  const write = state.write.get(`${number}`);
  if (!write?.problem) throw notFound(`rejected write ${number}`);
  return write;
}

/** Puts a write that was set aside behind all others. */
function requeue(draft: Draft, write: StoredWrite): StoredWrite {
  const { problem: _, because: __, ...bare } = write;
  const again = { ...bare, number: draft.nextNumber() };
  replaceWrite(draft, write, null);
  replaceWrite(draft, again, again);
  return again;
}

/**
 * The methods that write.
 * @param transact changes what is stored
 * @param merge decides about conflicts
 */
export function writing(
  transact: Kept['transact'],
  merge: Parameters<typeof reconcile>[3],
): Pick<Replica, 'tasks' | 'projects' | 'retry' | 'discard'> {
  const tasks = writesTo(transact, 'task', (view, id) => view.tasks.get(id));
  const projects = writesTo(transact, 'project', (view, id) => view.projects.get(id));

  return {
    tasks: {
      ...tasks,
      complete: (id, { is_completed = true } = {}) => tasks.update(id, { is_completed }),
      delete: (id) =>
        transact((draft) => {
          if (!viewOf(draft.state).tasks.has(id)) throw notFound(`task ${id}`);
          enqueue(draft, { resource: 'task', kind: 'delete', id, fields: {} });
        }),
    },
    projects: {
      ...projects,
      delete: (id, options = {}) =>
        transact((draft) => {
          const view = viewOf(draft.state);
          if (!view.projects.has(id)) throw notFound(`project ${id}`);
          if (!options.tasks && [...view.tasks.values()].some(({ project_id }) => project_id === id)) {
            const detail =
              "The project has tasks: say { tasks: 'delete' } to delete them as well, or { tasks: 'keep' }.";
            throw new ReplicaError('PROJECT_NOT_EMPTY', detail);
          }
          enqueue(draft, { resource: 'project', kind: 'delete', id, fields: copyOf(options) });
        }),
    },
    retry: (number, fields = {}) =>
      transact((draft) => {
        const write = rejectedAt(draft, number);
        const { kind, base } = write;
        const next = kind === 'create' ? patched(write.fields, fields) : (folded(write.fields, fields) ?? fields);
        const again = requeue(draft, { ...write, fields: next });
        if (kind !== 'create') reconcile(draft, [again], base, merge);
        for (const follower of draft.state.write.values()) if (follower.because === number) requeue(draft, follower);
      }),
    discard: (number) => transact((draft) => replaceWrite(draft, rejectedAt(draft, number), null)),
  };
}
