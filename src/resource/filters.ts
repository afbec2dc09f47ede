/** What a query parameter asks of the rows of a list. */
import { Prisma } from '../../generated/prisma/client.ts';
import type { Slot } from '../database/raw/index.ts';
import { type Column, sqlName, toModel } from './columns.ts';
import { firstAfter, firstFrom } from './moment.ts';

/**
 * A filter on some fields. `Takes` is what its parameter gives: one value, several of which a field needs any, or several of which it
 * needs all.
 */
export interface Filter<Path extends string = string, Takes extends string = string> {
  readonly takes: Takes;
  readonly paths: readonly Path[];
  /** Whether it looks at every row of the user: such a list is not taken for a short read. */
  readonly isSearch: boolean;
  /** The condition that a column has to meet, with what stands for the parameter, and its value. Of several columns one is enough. */
  readonly condition: (column: Column, given: Slot, value: unknown) => Prisma.Sql;
  /** What is null in all rows that fit, for some values. */
  readonly alwaysNull?: (column: Column, value: unknown) => Prisma.Sql | undefined;
  /** Where the condition is another one for some values: which of them it is. Parameters of one shape share a statement. */
  readonly shape?: (value: unknown) => string;
  /** What the parameter is compared as, where that is not as it was sent. */
  readonly argument?: (column: Column, value: unknown) => unknown;
  /** The same for Prisma's model calls: the filter of a field. */
  readonly model: (column: Column, value: unknown) => unknown;
}

const castOf = ({ type }: Column): Prisma.Sql => Prisma.raw(type.sql);

/** The values that a column can have. Of a day or a moment, none that is finer than what is stored, or of the year 0. */
function possible({ type: { unitMs } }: Column, given: unknown): unknown[] {
  const values: unknown[] = [given].flat();
  if (unitMs === undefined) return values;
  return values
    .map((value) => [firstFrom(String(value), unitMs), firstAfter(String(value), unitMs)] as const)
    .filter(([from, after]) => from < after)
    .map(([from]) => from);
}

/** Days and moments are compared as finely as they are stored: from the first one on that is above. */
const lower = ({ type: { unitMs } }: Column, value: unknown): unknown =>
  unitMs === undefined ? value : firstAfter(String(value), unitMs);

/** The same: up to the first one that is not below. */
const upper = ({ type: { unitMs } }: Column, value: unknown): unknown =>
  unitMs === undefined ? value : firstFrom(String(value), unitMs);

/** Whether a flag is set follows from the moment since when it is: one index serves the flag, and the order of those moments. */
const isFlagged = (since: string, value: unknown): Prisma.Sql =>
  Prisma.sql`${sqlName({ name: since })} ${Prisma.raw(value === true ? 'IS NOT NULL' : 'IS NULL')}`;

/** Rows whose field has the value of the parameter. */
export const equals = <const Path extends string>(path: Path): Filter<Path, 'one'> => ({
  takes: 'one',
  paths: [path],
  isSearch: false,
  condition: (column, given, value) =>
    column.since === undefined
      ? Prisma.sql`${sqlName(column)} = ${given}::${castOf(column)}`
      : isFlagged(column.since, value),
  alwaysNull: ({ since }, value) => (since === undefined || value === true ? undefined : sqlName({ name: since })),
  shape: (value) => (typeof value === 'boolean' ? String(value) : ''),
  argument: (column, value) => possible(column, value)[0] ?? null,
  model: (column, value) =>
    column.type.unitMs === undefined ? toModel(column, value) : { in: possible(column, value) },
});

/** The word for no value at all. */
const NONE = 'none';

/** Rows whose field has the value of the parameter, or is null where that is `none`. */
export const equalsOrNone = <const Path extends string>(path: Path): Filter<Path, 'one'> => ({
  takes: 'one',
  paths: [path],
  isSearch: false,
  condition: (column, given, value) =>
    value === NONE
      ? Prisma.sql`${sqlName(column)} IS NULL`
      : Prisma.sql`${sqlName(column)} = ${given}::${castOf(column)}`,
  alwaysNull: (column, value) => (value === NONE ? sqlName(column) : undefined),
  shape: (value) => (value === NONE ? NONE : ''),
  model: (column, value) => (value === NONE ? null : toModel(column, value)),
});

/** Rows whose field has one of the parameter's values. */
export const anyOf = <const Path extends string>(path: Path): Filter<Path, 'any'> => ({
  takes: 'any',
  paths: [path],
  isSearch: false,
  condition: (column, given) => Prisma.sql`${sqlName(column)} = ANY (${given}::${castOf(column)}[])`,
  argument: possible,
  model: (column, value) => ({ in: possible(column, value).map((one) => toModel(column, one)) }),
});

/** Rows whose list has all of the parameter's values. */
export const containsAll = <const Path extends string>(path: Path): Filter<Path, 'all'> => ({
  takes: 'all',
  paths: [path],
  isSearch: true,
  condition: (column, given) => Prisma.sql`${sqlName(column)} @> ${given}::${castOf(column)}`,
  model: (_, value) => ({ hasEvery: value }),
});

/** Rows whose texts by names have those of the parameter. */
export const hasMembers = <const Path extends string>(path: Path): Filter<Path, 'members'> => ({
  takes: 'members',
  paths: [path],
  isSearch: true,
  condition: (column, given) => Prisma.sql`${sqlName(column)} @> ${given}::${castOf(column)}`,
  argument: (_, value) => JSON.stringify(value),
  model: (_, value) => Object.entries(Object(value)).map(([name, text]) => ({ path: [name], equals: text })),
});

/** Rows whose field is above the parameter, which is left out itself. */
export const above = <const Path extends string>(path: Path): Filter<Path, 'one'> => ({
  takes: 'one',
  paths: [path],
  isSearch: false,
  condition: (column, given) =>
    Prisma.sql`${sqlName(column)} ${Prisma.raw(column.type.unitMs === undefined ? '>' : '>=')} ${given}::${castOf(column)}`,
  argument: lower,
  model: (column, value) => ({
    [column.type.unitMs === undefined ? 'gt' : 'gte']: toModel(column, lower(column, value)),
  }),
});

/** Rows whose field is below the parameter, which is left out itself. */
export const below = <const Path extends string>(path: Path): Filter<Path, 'one'> => ({
  takes: 'one',
  paths: [path],
  isSearch: false,
  condition: (column, given) => Prisma.sql`${sqlName(column)} < ${given}::${castOf(column)}`,
  argument: upper,
  model: (column, value) => ({ lt: toModel(column, upper(column, value)) }),
});
