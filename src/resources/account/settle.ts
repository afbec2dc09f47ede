/** How the entries of a file fit into what a user has. */
import type { Prisma } from '../../../generated/prisma/client.ts';
import { BULK_SIZE, type Bulk } from '../../resource/bulk.ts';
import { MAX_LEVEL } from '../../resource/levels.ts';
import type { Note, Row, Task } from './formats/types.ts';

/** What comes of the entries of one kind. */
export interface Settled<T> {
  /** Those to make, in the order of the file. */
  readonly created: Row<T>[];
  existing: number;
  /** The ids of those that were deleted here, and stay so. */
  readonly gone: Set<string>;
}

/**
 * Sorts out what is there already, and what was deleted.
 * @param tx the transaction
 * @param owner the user id
 * @param part the resource
 * @param rows of the file
 * @param notes gets a note of each that was deleted
 */
export async function sortOut<T extends { readonly id: string }>(
  tx: Prisma.TransactionClient,
  owner: string,
  part: Pick<Bulk<T>, 'known'>,
  rows: readonly Row<T>[],
  notes: Note[],
): Promise<Settled<T>> {
  const settled: Settled<T> = { created: [], existing: 0, gone: new Set() };
  for (let at = 0; at < rows.length; at += BULK_SIZE) {
    const slice = rows.slice(at, at + BULK_SIZE);
    const ids = slice.map(({ entry }) => entry.id);
    const { present, deleted } = await part.known(tx, owner, ids);
    for (const one of slice) {
      if (present.has(one.entry.id)) settled.existing += 1;
      else if (deleted.has(one.entry.id)) {
        settled.gone.add(one.entry.id);
        notes.push({ row: one.row, action: 'left_out', detail: 'It was deleted here, and stays so.' });
      } else settled.created.push(one);
    }
  }
  return settled;
}

/** Where a task is. */
export type Place = Pick<Task, 'id' | 'project_id' | 'parent_id'>;

/** The tasks from one up to the top; it included. */
function lineageOf(id: string | null, places: ReadonlyMap<string, Place>): Place[] {
  const lineage: Place[] = [];
  for (let place = places.get(id ?? ''); place; place = places.get(place.parent_id ?? '')) lineage.push(place);
  return lineage;
}

/**
 * Gives tasks of a file their places, where those that they are to belong to were moved or deleted since an earlier import of the file.
 * @param rows those to make, parents before what is below them
 * @param present where the tasks are that are there already
 * @param gone the projects of the file that are not there any more
 * @param notes gets a note of each that comes to another place than the file says
 */
export function placeAll(
  rows: readonly Row<Task>[],
  present: readonly Place[],
  gone: ReadonlySet<string>,
  notes: Note[],
): Task[] {
  const places = new Map(present.map((place) => [place.id, place]));
  return rows.map(({ row, entry }) => {
    const lineage = lineageOf(entry.parent_id, places);
    const parent = lineage[Math.max(0, lineage.length - MAX_LEVEL)];
    const own = gone.has(entry.project_id ?? '') ? null : entry.project_id;
    const place = {
      id: entry.id,
      parent_id: parent?.id ?? null,
      project_id: parent ? parent.project_id : own,
    };
    places.set(entry.id, place);
    for (const field of ['parent_id', 'project_id'] as const) {
      if (place[field] === entry[field]) continue;
      const detail = `It is ${place[field] ?? 'none'}, as things were moved or deleted here since the file was first imported.`;
      notes.push({ row, field, action: 'changed', detail });
    }
    return { ...entry, ...place };
  });
}
