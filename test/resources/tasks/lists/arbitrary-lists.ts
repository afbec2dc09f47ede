/** Random tasks, lists and histories for property-based tests. Small ranges, so that ties and hits are frequent. */
import fc from 'fast-check';
import { type TaskRow, taskRow } from '../../../helpers/rows.ts';
import type { ModelQuery } from './model.ts';

const START = Date.parse('2026-11-20T10:00:00Z');

/** Upper and lower case, with and without marks, wildcards, and `😀`, which is behind `ｚ` by code point and before it in UTF-16. */
const symbol = fc.constantFrom('a', 'A', 'b', 'ä', 'Ä', 'ß', 'é', 'É', '%', '_', '\\', 'ｚ', '😀');
const text = (maxLength: number) => fc.array(symbol, { minLength: 1, maxLength }).map((symbols) => symbols.join(''));
/** Mostly absent: lists with many filters are empty, and an empty list shows nothing. */
const seldom = <T>(values: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: 9, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: values });
const moment = (min: number, max: number) => fc.integer({ min, max }).map((milliseconds) => START + milliseconds);
const time = moment(0, 4).map((milliseconds) => new Date(milliseconds));

const DAYS = ['2026-11-20', '2026-11-21', '2026-11-22', '2026-12-01'] as const;
const day = fc.constantFrom(...DAYS);
const noDue = { due_date: null, due_time: null };
const due = fc.oneof(
  fc.constant(noDue),
  fc.record({
    due_date: day.map((date) => new Date(`${date}T00:00:00Z`)),
    due_time: fc.constantFrom(null, null, new Date(0), new Date(8 * 3_600_000)),
  }),
);

const tag = fc.constantFrom('a', 'A', 'ä', 'b ß');
const metadata = fc.dictionary(fc.constantFrom('a', 'b'), fc.constantFrom('x', 'X', ''), { noNullPrototype: true });

/** One of two things, by its number, or none. */
const link = fc.constantFrom(null, 0, 1);

/** A task whose project and parent are numbers in a list of those that there are. */
export interface Draft extends Partial<TaskRow> {
  readonly project: number | null;
  readonly parent: number | null;
}

const fields: fc.Arbitrary<Draft> = fc
  .record({
    title: text(3),
    description: fc.option(text(3), { nil: null }),
    position: fc.constantFrom(-1e15, -1, -0.5, 0, 0, 0.1, 1e15),
    completed_at: fc.option(time, { nil: null }),
    due,
    priority: fc.constantFrom(0, 0, 1, 2, 9),
    tags: fc.uniqueArray(tag, { maxLength: 3 }),
    metadata,
    project: link,
    parent: link,
    created_at: time,
    updated_at: time,
  })
  .map(({ due, ...task }) => ({ ...task, ...due, is_completed: task.completed_at !== null }));

const sort = fc
  .tuple(
    fc.constantFrom('', '-'),
    fc.constantFrom('created_at', 'updated_at', 'completed_at', 'title', 'position', 'due', 'priority'),
  )
  .map(([direction, field]) => `${direction}${field}`);

const linkAsked = seldom(fc.constantFrom('none' as const, 0, 1));

const query = fc.record({
  sort,
  is_completed: seldom(fc.boolean()),
  q: seldom(text(1)),
  project: linkAsked,
  parent: linkAsked,
  due_after: seldom(day),
  due_before: seldom(day),
  priority: seldom(fc.uniqueArray(fc.constantFrom(0, 1, 2, 9), { minLength: 1, maxLength: 3 })),
  tag: seldom(fc.uniqueArray(tag, { minLength: 1, maxLength: 2 })),
  metadata: seldom(metadata.filter((asked) => Object.keys(asked).length > 0)),
  created_after: seldom(moment(-1, 2)),
  created_before: seldom(moment(2, 5)),
  updated_after: seldom(moment(-1, 2)),
  updated_before: seldom(moment(2, 5)),
});

/** What happens before a page is read: tasks are made anywhere in the list, and some are deleted, by their place in `tasks`. */
const step = fc.record({
  limit: fc.integer({ min: 1, max: 5 }),
  include_total: fc.boolean(),
  made: fc.array(fields, { maxLength: 2 }),
  deleted: fc.array(fc.nat(1000), { maxLength: 2 }),
});

export type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** A list, the tasks that are there at first, and what happens between its pages, over and over. */
export const histories = fc.record({
  query,
  tasks: fc.array(fields, { minLength: 4, maxLength: 20, size: 'max' }),
  steps: fc.array(step, { minLength: 1, maxLength: 6, size: 'max' }),
});

export type History = typeof histories extends fc.Arbitrary<infer T> ? T : never;

/** What tasks may belong to. */
export interface Places {
  readonly projects: readonly string[];
  readonly parents: readonly string[];
}

/** Rows for an owner. */
export const rowsFor = (owner: string, tasks: readonly Draft[], { projects, parents }: Places): TaskRow[] =>
  tasks.map(({ project, parent, ...task }) =>
    taskRow(owner, { ...task, project_id: projects[project ?? -1] ?? null, parent_id: parents[parent ?? -1] ?? null }),
  );

/** The list that a history asks for. */
export function asked({ project, parent, ...rest }: History['query'], { projects, parents }: Places): ModelQuery {
  const idOf = (ids: readonly string[], given: 'none' | number | undefined) =>
    typeof given === 'number' ? ids[given] : given;
  return { ...rest, project_id: idOf(projects, project), parent_id: idOf(parents, parent) };
}
