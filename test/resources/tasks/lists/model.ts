/** A list as it should be, kept in memory: what the service answers is compared with this. */
import { searchForm } from '../../../../src/resource/search.ts';
import type { TaskRow as Task } from '../../../helpers/rows.ts';

/** Which tasks, in which order. Times are milliseconds. */
export interface ModelQuery {
  sort: string;
  is_completed: boolean | undefined;
  q: string | undefined;
  created_after: number | undefined;
  created_before: number | undefined;
  updated_after: number | undefined;
  updated_before: number | undefined;
}

/** By code point, as PostgreSQL compares text in the C collation; `<` of JavaScript compares UTF-16 units. */
const byCodePoint = (one: string, other: string): number => Buffer.compare(Buffer.from(one), Buffer.from(other));

const COMPARISONS: Record<string, (one: Task, other: Task) => number> = {
  created_at: () => 0,
  updated_at: (one, other) => one.updated_at.getTime() - other.updated_at.getTime(),
  title: (one, other) => byCodePoint(one.title, other.title),
  position: (one, other) => one.position - other.position,
};

/** The order that a sort asks for, ties by id. */
export function comparisonOf(sort: string): (one: Task, other: Task) => number {
  const compare = COMPARISONS[sort.replace('-', '')];
  if (!compare) throw new Error(`no such sort: ${sort}`);
  const direction = sort.startsWith('-') ? -1 : 1;
  return (one, other) => direction * (compare(one, other) || byCodePoint(one.id, other.id));
}

const isWithin = (moment: Date, after = Number.NEGATIVE_INFINITY, before = Number.POSITIVE_INFINITY): boolean =>
  moment.getTime() > after && moment.getTime() < before;

/** Whether a task is in the list. */
export function isListed(task: Task, query: ModelQuery): boolean {
  const { is_completed, q, created_after, created_before, updated_after, updated_before } = query;
  const has = (text: string | null): boolean => text !== null && searchForm(text).includes(searchForm(q ?? ''));
  return (
    (is_completed === undefined || task.is_completed === is_completed) &&
    (q === undefined || has(task.title) || has(task.description)) &&
    isWithin(task.created_at, created_after, created_before) &&
    isWithin(task.updated_at, updated_after, updated_before)
  );
}

/**
 * What is still to come of a list.
 * @param tasks everything that its owner has
 * @param query which list
 * @param last the last task that was shown, which may be gone by now
 */
export function remaining(tasks: Iterable<Task>, query: ModelQuery, last: Task | undefined): Task[] {
  const compare = comparisonOf(query.sort);
  return [...tasks].filter((task) => isListed(task, query) && (!last || compare(task, last) > 0)).sort(compare);
}
