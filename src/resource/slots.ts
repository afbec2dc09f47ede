/** The slots of the statements on one row. */
import { Prisma } from '../../generated/prisma/client.ts';
import { slot } from '../database/raw/index.ts';
import type { Column } from './columns.ts';

const { sql, raw } = Prisma;

/** What a statement is given beside the values of columns. Each name has a blank: no field has. */
export const GIVEN = {
  now: 'the time',
  by: 'the subject',
  key: 'the key',
  answer: 'the answer',
  afterSeq: 'after seq',
  afterId: 'after id',
  allowed: 'allowed versions',
  refused: 'refused versions',
  given: (path: string) => `given ${path}`,
  /** Whether what is given is all of it, and no merge patch. */
  whole: (path: string) => `whole ${path}`,
  search: (path: string) => `search ${path}`,
} as const;

/** The value that a column is given. */
export const cast = ({ path, type }: Column): Prisma.Sql => sql`${slot(path)}::${raw(type.sql)}`;

/** What searches compare of it. */
export const searchCast = ({ path, type }: Column): Prisma.Sql => sql`${slot(GIVEN.search(path))}::${raw(type.sql)}`;

/** At which versions a row may be written: any of `allowed`, none of `refused`; where a list is null, it asks for nothing. */
export const AT_VERSION = sql`(${slot(GIVEN.allowed)}::integer[] IS NULL OR version = ANY (${slot(GIVEN.allowed)}))
    AND (${slot(GIVEN.refused)}::integer[] IS NULL OR version <> ALL (${slot(GIVEN.refused)}))`;

/** When the row is written. */
export const NOW = sql`${slot(GIVEN.now)}::timestamptz`;
