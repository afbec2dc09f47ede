/** A list as it should be, kept in memory: what the service answers is compared with this. */
import { searchForm } from '../../../../src/resource/search.ts';
import type { TaskRow as Task } from '../../../helpers/rows.ts';

/** Which tasks, in which order. Times are milliseconds, days as the contract has them. */
export interface ModelQuery {
  sort: string;
  is_completed: boolean | undefined;
  q: string | undefined;
  project_id: string | undefined;
  parent_id: string | undefined;
  due_after: string | undefined;
  due_before: string | undefined;
  priority: number[] | undefined;
  tag: string[] | undefined;
  metadata: Record<string, string> | undefined;
  created_after: number | undefined;
  created_before: number | undefined;
  updated_after: number | undefined;
  updated_before: number | undefined;
}

type Value = string | number;

/** By code point, as PostgreSQL compares text in the C collation; `<` of JavaScript compares UTF-16 units. */
const byCodePoint = (one: string, other: string): number => Buffer.compare(Buffer.from(one), Buffer.from(other));

const compareValues = (one: Value, other: Value): number =>
  typeof one === 'string' ? byCodePoint(one, String(other)) : one - Number(other);

/** What tasks are compared by, one value after another; null: by nothing. */
const KEYS: Readonly<Record<string, (task: Task) => Value[] | null>> = {
  created_at: () => [],
  updated_at: ({ updated_at }) => [updated_at.getTime()],
  completed_at: ({ completed_at }) => completed_at && [completed_at.getTime()],
  title: ({ title }) => [title],
  position: ({ position }) => [position],
  // The whole day comes before its times.
  due: ({ due_date, due_time }) => due_date && [due_date.getTime(), due_time ? due_time.getTime() : -1],
  priority: ({ priority }) => (priority === 0 ? null : [priority]),
};

/** The order that a sort asks for, ties by id; who has nothing to be compared by comes last in both directions. */
export function comparisonOf(sort: string): (one: Task, other: Task) => number {
  const keyOf = KEYS[sort.replace('-', '')];
  if (!keyOf) throw new Error(`no such sort: ${sort}`);
  const direction = sort.startsWith('-') ? -1 : 1;
  return (one, other) => {
    const [key, than] = [keyOf(one), keyOf(other)];
    if ((key === null) !== (than === null)) return key === null ? 1 : -1;
    const differences = (key ?? []).map((value, index) => compareValues(value, than?.[index] ?? value));
    return direction * (differences.find((difference) => difference !== 0) ?? byCodePoint(one.id, other.id));
  };
}

const isWithin = (moment: Date, after = Number.NEGATIVE_INFINITY, before = Number.POSITIVE_INFINITY): boolean =>
  moment.getTime() > after && moment.getTime() < before;

/** Whether a task has a text in what is searched. */
const hasText = ({ title, description, tags }: Task, q: string): boolean =>
  [title, description ?? '', ...tags].some((text) => searchForm(text).includes(searchForm(q)));

const isIdOrNone = (id: string | null, wanted: string | undefined): boolean =>
  wanted === undefined || (id ?? 'none') === wanted;

/** Days are compared as days of the calendar, their own left out. */
function isDueWithin({ due_date }: Task, after: string | undefined, before: string | undefined): boolean {
  if (after === undefined && before === undefined) return true;
  const day = due_date?.toISOString().slice(0, 10);
  return day !== undefined && (after === undefined || day > after) && (before === undefined || day < before);
}

/** Whether a task is in the list. */
export function isListed(task: Task, query: ModelQuery): boolean {
  const { is_completed, q, priority, tag = [], metadata = {} } = query;
  return (
    (is_completed === undefined || task.is_completed === is_completed) &&
    (q === undefined || hasText(task, q)) &&
    isIdOrNone(task.project_id, query.project_id) &&
    isIdOrNone(task.parent_id, query.parent_id) &&
    isDueWithin(task, query.due_after, query.due_before) &&
    (priority === undefined || priority.includes(task.priority)) &&
    tag.every((one) => task.tags.includes(one)) &&
    Object.entries(metadata).every(([name, text]) => task.metadata[name] === text) &&
    isWithin(task.created_at, query.created_after, query.created_before) &&
    isWithin(task.updated_at, query.updated_after, query.updated_before)
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
