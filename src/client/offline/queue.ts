/** The queue of writes: what goes into it, and which of them go out together. */
import { type BatchOperation, newId } from '../index.ts';
import { replaceWrite } from './conflicts.ts';
import { type Draft, metaOf, writesOf } from './draft.ts';
import { folded, patched } from './patches.ts';
import type { Outgoing, StoredWrite } from './storage.ts';
import type { Write } from './types.ts';

/** How many writes a batch may have, and how many characters of JSON its writes (the service takes 1 MiB, and a character has up to 3 bytes). */
const [MAX_WRITES, MAX_CHARACTERS] = [100, 300_000];

const places = (fields: object): boolean => 'project_id' in fields || 'parent_id' in fields;

/** Whether a write is in or below an entry. */
const needs = ({ fields }: Write, id: string): boolean =>
  ('project_id' in fields && fields.project_id === id) || ('parent_id' in fields && fields.parent_id === id);

/** Whether a write needs what another one creates. */
export const dependsOn = (write: Write, id: string): boolean => write.id === id || needs(write, id);

/** Adds a write as it is. */
function append(draft: Draft, write: Omit<StoredWrite, 'number'>): void {
  const number = draft.nextNumber();
  draft.put({ kind: 'write', key: `${number}`, value: { ...write, number } });
}

/** Makes one write of the last one of an entry and a new one, if that leaves everything as it is meant. */
function fold(draft: Draft, last: StoredWrite, next: Omit<StoredWrite, 'number'>, isLast: boolean): boolean {
  if (next.kind === 'delete') {
    // Other writes may need where it was put.
    if (last.kind !== 'update' || places(last.fields)) return false;
    replaceWrite(draft, last, null);
    return false;
  }
  // Where it is put depends on what was written in between.
  if (places(next.fields) && !isLast) return false;
  const fields = last.kind === 'create' ? patched(last.fields, next.fields) : folded(last.fields, next.fields);
  if (!fields) return false;
  replaceWrite(draft, last, { ...last, fields });
  return true;
}

/** Whether a creation and a deletion leave nothing behind. */
const isUndone = (queued: readonly StoredWrite[], last: StoredWrite, next: Omit<StoredWrite, 'number'>): boolean =>
  next.kind === 'delete' && last.kind === 'create' && !queued.some((write) => needs(write, last.id));

/**
 * Puts a write into the queue, or makes one of it and the one before.
 * @param draft of the state
 * @param next the write
 */
export function enqueue(draft: Draft, next: Omit<StoredWrite, 'number'>): void {
  const outgoing = new Set(metaOf(draft.state).outgoing?.numbers);
  const queued = writesOf(draft.state, { active: true });
  const last = queued.filter(({ resource, id }) => resource === next.resource && id === next.id).at(-1);
  if (last && !outgoing.has(last.number)) {
    const isDone = isUndone(queued, last, next);
    if (isDone) replaceWrite(draft, last, null);
    if (isDone || fold(draft, last, next, last === queued.at(-1))) return;
  }
  append(draft, next);
}

/** A write as an operation of the contract. */
export function operationOf({ resource, kind, id, fields, base }: StoredWrite): BatchOperation {
  const name = resource === 'task' ? 'Task' : 'Project';
  const verb = kind === 'create' ? 'replace' : kind;
  const condition = kind === 'create' ? { if_none_match: '*' } : base && { if_match: base.etag };
  const rest =
    kind !== 'delete' ? { body: fields } : resource === 'project' && 'tasks' in fields ? { query: fields } : {};
  // The fields are those of the resource, as they came from its methods.
  return { operation: `${verb}${name}`, [`${resource}_id`]: id, ...condition, ...rest } as BatchOperation;
}

/**
 * Takes the next batch out of the queue, or the one that is out already: the first writes, as long as none is to an entry that another of them
 * is to, whose version would not be known.
 * @param draft of the state
 * @param most how many writes at the most
 * @returns undefined if nothing is queued
 */
export function takeBatch(draft: Draft, most = MAX_WRITES): Outgoing | undefined {
  const { outgoing } = metaOf(draft.state);
  if (outgoing) return outgoing;
  const taken: StoredWrite[] = [];
  let size = 0;
  for (const write of writesOf(draft.state, { active: true })) {
    size += JSON.stringify(write).length;
    const isTooMuch = taken.length >= Math.min(most, MAX_WRITES) || (taken.length > 0 && size > MAX_CHARACTERS);
    if (isTooMuch || taken.some(({ id }) => id === write.id)) break;
    taken.push({ ...write, base: draft.state[write.resource].get(write.id) });
  }
  if (taken.length === 0) return undefined;
  for (const write of taken) replaceWrite(draft, write, write);
  const batch = { key: newId(), numbers: taken.map(({ number }) => number), gone: [] };
  draft.setMeta({ outgoing: batch });
  return batch;
}

/** The writes of a batch, in its order. */
export const writesIn = (draft: Pick<Draft, 'state'>, { numbers }: Outgoing): StoredWrite[] =>
  numbers.flatMap((number) => draft.state.write.get(`${number}`) ?? []);
