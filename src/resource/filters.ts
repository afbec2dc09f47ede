/** What a query parameter asks of the rows of a list. */
import { Prisma } from '../../generated/prisma/client.ts';
import type { Slot } from '../database/raw/index.ts';
import { type Column, toModel } from './columns.ts';
import { lowerBound, upperBound } from './moment.ts';

/** A filter on some fields. */
export interface Filter<Path extends string = string> {
  readonly paths: readonly Path[];
  /** Whether it looks at every row of the user: such a list is not taken for a short read. */
  readonly isSearch: boolean;
  /** The condition that a column has to meet, with what stands for the parameter. Of several columns one is enough. */
  readonly condition: (column: Column, given: Slot) => Prisma.Sql;
  /** What the parameter is compared as, where that is not as it was sent. */
  readonly argument?: (column: Column, value: unknown) => unknown;
  /** The same for Prisma's model calls: the filter of a field. */
  readonly model: (column: Column, value: unknown) => unknown;
}

const sqlOf = ({ name }: Column): Prisma.Sql => Prisma.raw(name);
const castOf = ({ type }: Column): Prisma.Sql => Prisma.raw(type.sql);

/** Moments are compared as finely as they are stored. */
const lower = ({ type }: Column, value: unknown): unknown => (type.isMoment ? lowerBound(String(value)) : value);
const upper = ({ type }: Column, value: unknown): unknown => (type.isMoment ? upperBound(String(value)) : value);

/** Rows whose field has the value of the parameter. */
export const equals = <const Path extends string>(path: Path): Filter<Path> => ({
  paths: [path],
  isSearch: false,
  condition: (column, given) => Prisma.sql`${sqlOf(column)} = ${given}::${castOf(column)}`,
  model: toModel,
});

/** Rows whose field has one of the parameter's values. */
export const anyOf = <const Path extends string>(path: Path): Filter<Path> => ({
  paths: [path],
  isSearch: false,
  condition: (column, given) => Prisma.sql`${sqlOf(column)} = ANY (${given}::${castOf(column)}[])`,
  model: (column, value) => ({ in: [value].flat().map((one) => toModel(column, one)) }),
});

/** Rows whose list has all of the parameter's values. */
export const containsAll = <const Path extends string>(path: Path): Filter<Path> => ({
  paths: [path],
  isSearch: false,
  condition: (column, given) => Prisma.sql`${sqlOf(column)} @> ${given}::${castOf(column)}`,
  model: (_, value) => ({ hasEvery: value }),
});

/** Rows whose field is above the parameter, which is left out itself. */
export const above = <const Path extends string>(path: Path): Filter<Path> => ({
  paths: [path],
  isSearch: false,
  condition: (column, given) => Prisma.sql`${sqlOf(column)} > ${given}::${castOf(column)}`,
  argument: lower,
  model: (column, value) => ({ gt: toModel(column, lower(column, value)) }),
});

/** Rows whose field is below the parameter, which is left out itself. */
export const below = <const Path extends string>(path: Path): Filter<Path> => ({
  paths: [path],
  isSearch: false,
  condition: (column, given) => Prisma.sql`${sqlOf(column)} < ${given}::${castOf(column)}`,
  argument: upper,
  model: (column, value) => ({ lt: toModel(column, upper(column, value)) }),
});

/** Rows with the parameter's text in one of the fields, upper and lower case alike, every character standing for itself. */
export const search = <const Path extends string>(...paths: readonly Path[]): Filter<Path> => ({
  paths,
  isSearch: true,
  condition: (column, given) => Prisma.sql`strpos(lower(${sqlOf(column)}), lower(${given})) > 0`,
  model: (_, value) => ({ contains: value, mode: 'insensitive' }),
});
