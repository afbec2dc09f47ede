/** JSON Merge Patches (RFC 7396) of tasks and projects, and what differs between two of them. */
import type { Project, ProjectPatch, Task, TaskPatch } from '../index.ts';

/** A task or a project. */
export type Entry = Task | Project;

/** Fields by their names. */
export type Fields = Readonly<Record<string, unknown>>;

/** What the service sets. */
const MANAGED = new Set([
  'id',
  'user_id',
  'completed_at',
  'completed_by',
  'created_by',
  'version',
  'etag',
  'created_at',
  'updated_at',
  'subtask_counts',
  'task_counts',
]);

const METADATA = 'metadata.';

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a field that is an object becomes. */
function mergedField(name: string, old: unknown, value: Fields): Fields {
  const before = isObject(old) ? old : {};
  if (name === 'due') return { date: undefined, time: null, time_zone: null, ...before, ...value };
  return Object.fromEntries(Object.entries({ ...before, ...value }).filter(([, item]) => item !== null));
}

/** A task, a project or the fields of a new one, with a patch applied as the service does it. */
export function patched<T extends object>(entry: T, patch: object): T {
  const before = new Map<string, unknown>(Object.entries(entry));
  const fields = Object.entries(patch).map(([name, value]) => {
    if (isObject(value)) return [name, mergedField(name, before.get(name), value)];
    return [name, name === 'metadata' ? {} : value];
  });
  return { ...entry, ...Object.fromEntries(fields) };
}

/**
 * Two patches, one after the other, as one.
 * @returns undefined if no patch says it: entries of metadata that was emptied before
 */
export function folded(first: object, second: object): Fields | undefined {
  const result: Record<string, unknown> = { ...first };
  for (const [name, value] of Object.entries(second)) {
    const before = result[name];
    const isPartial = isObject(value) && name in result;
    if (isPartial && before === null && name === 'metadata') return undefined;
    if (!isPartial) result[name] = value;
    else result[name] = isObject(before) ? { ...before, ...value } : mergedField(name, before, value);
  }
  return result;
}

/** The values that a user writes, by names; each entry of the metadata by itself. */
export function leavesOf(entry: object): Map<string, unknown> {
  const leaves = new Map<string, unknown>();
  for (const [name, value] of Object.entries(entry)) {
    if (MANAGED.has(name)) continue;
    if (name !== 'metadata') leaves.set(name, value);
    else if (isObject(value)) for (const [key, item] of Object.entries(value)) leaves.set(METADATA + key, item);
  }
  return leaves;
}

/** Whether two leaves are the same. */
export const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** The names of the leaves that differ. */
export function differing(one: ReadonlyMap<string, unknown>, other: ReadonlyMap<string, unknown>): string[] {
  return [...new Set([...one.keys(), ...other.keys()])].filter((name) => !isSame(one.get(name), other.get(name)));
}

/** The patch that sets leaves as they are in an entry. */
export function patchOf(names: readonly string[], leaves: ReadonlyMap<string, unknown>): TaskPatch | ProjectPatch {
  const result: Record<string, unknown> = {};
  const metadata: Record<string, string | null> = {};
  for (const name of names) {
    const value = leaves.get(name);
    if (!name.startsWith(METADATA)) result[name] = value;
    else metadata[name.slice(METADATA.length)] = typeof value === 'string' ? value : null;
  }
  return Object.keys(metadata).length > 0 ? { ...result, metadata } : result;
}
