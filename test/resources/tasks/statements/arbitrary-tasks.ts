/** Random rows: every kind of text that the contract takes, times with and without zeros at the end, and all numbers. */
import fc from 'fast-check';
import { type TaskRow, taskRow } from '../../../helpers/rows.ts';

const visible = (text: string): boolean => /\S/.test(text) && !text.includes('\0');

const text = (maxLength: number) =>
  fc
    .oneof(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength }),
      fc.string({ unit: 'binary', minLength: 1, maxLength }),
      fc.constantFrom('"', '\\', '\u007f', '\u2028 \u2029', '</script>', '\b\f\n\r\t x', '{}', '😀', "'; --", 'null'),
    )
    .filter((value) => visible(value) && value.isWellFormed());

const moment = fc.oneof(
  fc.date({ min: new Date('1970-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59.999Z'), noInvalidDate: true }),
  fc.constantFrom(0, 1, 10, 100, 120, 999).map((ms) => new Date(Date.parse('2026-11-20T10:14:33Z') + ms)),
);

/** Large and small, whole and not, with and without an exponent. */
const position = fc
  .oneof(
    fc.double({ min: -1e15, max: 1e15, noNaN: true }),
    fc.integer({ min: -100, max: 100 }),
    fc.constantFrom(1e15, -1e15, 1e-7, -5e-324, 1e21 / 1e7, 0.1, 1_763_633_673_600.000_2),
  )
  .map((value) => (value === 0 ? 0 : value));

const day = fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });

/** When it is due, as its columns: without a time, without a zone, or not at all. */
const due = fc.oneof(
  fc.constant({ due_date: null, due_time: null, due_time_zone: null }),
  fc.record({
    due_date: day.map((date) => new Date(`${date.toISOString().slice(0, 10)}T00:00:00Z`)),
    due_time: fc.option(
      fc.integer({ min: 0, max: 86_399 }).map((seconds) => new Date(seconds * 1000)),
      { nil: null },
    ),
    due_time_zone: fc.option(fc.constantFrom('UTC', 'Europe/Vienna'), { nil: null }),
  }),
);

/** Objects of JavaScript have names that are whole numbers first, whatever order PostgreSQL has. */
const name = text(12).filter((value) => !/^\d+$/.test(value) && value !== '__proto__');
const metadata = fc.dictionary(name, fc.oneof(text(20), fc.constant('')), { maxKeys: 6, noNullPrototype: true });

/** A task of the owner's as it may lie in the database. */
export const arbitraryTask = (owner: string): fc.Arbitrary<TaskRow> =>
  fc
    .record({
      title: text(40),
      description: fc.option(text(80), { nil: null }),
      completed_at: fc.option(moment, { nil: null }),
      position,
      due,
      priority: fc.integer({ min: 0, max: 9 }),
      tags: fc.uniqueArray(text(10), { maxLength: 4 }),
      metadata,
      version: fc.integer({ min: 1, max: 2_147_483_646 }),
      created_at: moment,
      updated_at: moment,
    })
    .map(({ due, ...fields }) => taskRow(owner, { ...fields, ...due, is_completed: fields.completed_at !== null }));
