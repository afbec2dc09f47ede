// The order of the tasks of one place.
import type { Person } from '../people.ts';
import { tasksOf } from './rules.ts';

type Fields = Readonly<Record<string, unknown>>;

/** The siblings of a task by their order. */
export const siblings = (me: Person, { parent_id, project_id }: Fields, id: string): string[] =>
  tasksOf(me)
    .filter((task) => task.parent_id === parent_id && task.project_id === project_id && task.id !== id)
    .sort((one, other) => Number(one.position) - Number(other.position) || (one.id < other.id ? -1 : 1))
    .map((task) => task.id);

/** The order of the siblings after a move; the name of the field that the service must refuse. */
export function moved(order: readonly string[], { after, before, to }: Fields, id: string): string[] | string {
  const anchor = order.indexOf(String(after ?? before).toLowerCase());
  if (to === undefined && anchor < 0) return after === undefined ? 'before' : 'after';
  const index = to === 'start' ? 0 : to === 'end' ? order.length : after === undefined ? anchor : anchor + 1;
  return order.toSpliced(index, 0, id);
}
