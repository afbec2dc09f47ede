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
  fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: values });
const moment = (min: number, max: number) => fc.integer({ min, max }).map((milliseconds) => START + milliseconds);
const time = moment(0, 4).map((milliseconds) => new Date(milliseconds));

const fields = fc
  .record({
    title: text(3),
    description: fc.option(text(3), { nil: null }),
    position: fc.constantFrom(-2_147_483_648, -1, 0, 0, 1, 2_147_483_647),
    is_completed: fc.boolean(),
    created_at: time,
    updated_at: time,
  })
  .map((task): Partial<TaskRow> => task);

const sort = fc
  .tuple(fc.constantFrom('', '-'), fc.constantFrom('created_at', 'updated_at', 'title', 'position'))
  .map(([direction, field]) => `${direction}${field}`);

const query: fc.Arbitrary<ModelQuery> = fc.record({
  sort,
  is_completed: seldom(fc.boolean()),
  q: seldom(text(1)),
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

/** Rows for an owner. */
export const rowsFor = (owner: string, tasks: readonly Partial<TaskRow>[]): TaskRow[] =>
  tasks.map((task) => taskRow(owner, task));
