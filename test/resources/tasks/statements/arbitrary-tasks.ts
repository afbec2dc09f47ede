/** Random rows: every kind of text that the contract takes, times with and without zeros at the end, and all integers. */
import fc from 'fast-check';
import type { Task } from '../../../../generated/prisma/client.ts';
import { taskRow } from '../../../helpers/rows.ts';

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

const int32 = fc.integer({ min: -2_147_483_648, max: 2_147_483_647 });

/** A task of the owner's as it may lie in the database. */
export const arbitraryTask = (owner: string): fc.Arbitrary<Task> =>
  fc
    .record({
      title: text(40),
      description: fc.option(text(80), { nil: null }),
      completed_at: fc.option(moment, { nil: null }),
      position: int32,
      version: fc.integer({ min: 1, max: 2_147_483_646 }),
      created_at: moment,
      updated_at: moment,
    })
    .map((fields) => taskRow(owner, { ...fields, is_completed: fields.completed_at !== null }));
