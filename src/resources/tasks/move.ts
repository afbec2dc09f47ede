import type { components } from '../../../generated/contract.ts';
import { unavailable } from '../../problems/index.ts';
import type { EntryInput } from '../../resource/entries.ts';
import { type Place, placeOf, unfit } from './place.ts';
import type { placedTasks } from './placed.ts';
import { GAP, isBefore, renumber, type Siblings, type Standing, siblingsOf } from './siblings.ts';

type Move = components['schemas']['TaskMove'];

/** Positions are within these. */
const LIMIT = 1e15;

/** What a task is put between; null: there is none. */
interface Neighbours {
  readonly before: Standing | null;
  readonly after: Standing | null;
}

/** One of the siblings that the move names. */
async function anchor(siblings: Siblings, field: 'after' | 'before', id: string): Promise<Standing> {
  const found = await siblings.find(id.toLowerCase());
  if (found) return found;
  const detail = 'must be the id of another task of the project, below the same task, that this one is moved to';
  throw unfit(field, detail, 'sibling');
}

async function neighboursOf(siblings: Siblings, { after, before, to }: Move): Promise<Neighbours> {
  if (after !== undefined) {
    const previous = await anchor(siblings, 'after', after);
    return { before: previous, after: await siblings.first(previous) };
  }
  if (before !== undefined) {
    const next = await anchor(siblings, 'before', before);
    return { before: await siblings.last(next), after: next };
  }
  if (to === 'start') return { before: null, after: await siblings.first() };
  return { before: await siblings.last(), after: null };
}

/** A position between two; undefined where there is no room. */
function between({ before, after }: Neighbours, now: number): number | undefined {
  // To the end: behind what was made until now, so that what is made later comes later.
  if (!after) return before ? within(Math.max(now, before.position + 1)) : now;
  if (!before) return within(after.position - GAP);
  const middle = before.position + (after.position - before.position) / 2;
  return before.position < middle && middle < after.position ? middle : undefined;
}

const within = (position: number): number | undefined => (Math.abs(position) <= LIMIT ? position : undefined);

/** Whether a task stands between its new neighbours already. */
const isThere = (task: Standing, { before, after }: Neighbours): boolean =>
  (!before || isBefore(before, task)) && (!after || isBefore(task, after));

const asStored = (id: string | null): string | null => (id === null ? null : id.toLowerCase());

/** What a move says of the place. */
const wantedBy = ({ project_id, parent_id }: Move): Partial<Place> => ({
  ...(project_id !== undefined && { project_id: asStored(project_id) }),
  ...(parent_id !== undefined && { parent_id: asStored(parent_id) }),
});

/**
 * Makes the operation that moves a task among its siblings, or to others.
 * @param tasks what changes where tasks belong
 * @returns throws VALIDATION_FAILED for a place that breaks a rule, or a neighbour that is no sibling there
 */
export const moving =
  ({ withTask, settle }: Pick<ReturnType<typeof placedTasks>, 'withTask' | 'settle'>) =>
  (input: EntryInput, id: string, move: Move) =>
    withTask(input, id, async (tx, number, task) => {
      const { owner } = input;
      const place = await placeOf(tx, owner, wantedBy(move), task);
      const siblings = siblingsOf(tx, owner, place, task.id);
      let neighbours = await neighboursOf(siblings, move);
      const stays = place.project_id === task.project_id && place.parent_id === task.parent_id;
      const now = Date.now();
      let position = stays && isThere(task, neighbours) ? task.position : between(neighbours, now);
      if (position === undefined) {
        await renumber(tx, owner, number, place, task.id, now);
        neighbours = await neighboursOf(siblings, move);
        position = between(neighbours, now);
      }
      if (position === undefined)
        throw unavailable('Other requests were making tasks at the same position. Try again.');
      return settle(tx, number, { input, id, fields: { position }, isWhole: false }, task, place);
    });
