/** The order of a list, and what comes after an entry of it. */
import { Prisma } from '../../generated/prisma/client.ts';
import { type Slot, slot } from '../database/raw/index.ts';
import type { SortValue } from './column-types.ts';
import { type Column, sqlName } from './columns.ts';

/** Fields to sort by, the first one first; ties are broken by `id`. Nulls come last in both directions. */
export interface Sort<Path extends string = string> {
  readonly paths: readonly Path[];
  readonly collate?: 'C';
}

/** By `id` alone: version 7 ids are in the order of creation, so one column does. */
export const byId: Sort<never> = { paths: [] };

/** By the values of a field; of several fields the later ones decide between equal values of the earlier. */
export const by = <const Path extends string>(...paths: readonly Path[]): Sort<Path> => ({ paths });

/** By Unicode code points, the same on every database whatever its locale. */
export const byCodePoints = <const Path extends string>(path: Path): Sort<Path> => ({ paths: [path], collate: 'C' });

/** A sort of a resource, its columns known. */
export interface Order {
  readonly columns: readonly Column[];
  readonly collate?: 'C' | undefined;
}

/** Where an entry stands in a sorted list: its sort values, and its id. */
export interface Position {
  readonly values: readonly SortValue[];
  readonly id: string;
}

const keyOf = (column: Column, { collate }: Order): Prisma.Sql =>
  collate ? Prisma.sql`${sqlName(column)} COLLATE ${Prisma.raw(`"${collate}"`)}` : sqlName(column);

/**
 * The ORDER BY of a list.
 * @param order what it is sorted by
 * @param isDescending in which direction
 */
export function orderBy(order: Order, isDescending: boolean): Prisma.Sql {
  const direction = isDescending ? 'DESC' : 'ASC';
  const keys = order.columns.map(
    (column) =>
      Prisma.sql`${keyOf(column, order)} ${Prisma.raw(column.isNullable ? `${direction} NULLS LAST` : direction)}`,
  );
  return Prisma.join([...keys, Prisma.raw(`id ${direction}`)]);
}

const AFTER_ID = slot('after id');
const afterKey = (index: number): Slot => slot(`after ${index}`);

/** The values of a position, by the slots of {@link afterPosition}. */
export const positionValues = ({ values, id }: Position): Record<string, unknown> =>
  Object.fromEntries([...values.map((value, index) => [afterKey(index).slot, value]), [AFTER_ID.slot, id]]);

/** Row by row where every value compares: an index serves that at once. */
function afterRow(order: Order, operator: Prisma.Sql): Prisma.Sql {
  if (order.columns.length === 0) return Prisma.sql`id ${operator} ${AFTER_ID}::uuid`;
  const keys = order.columns.map((column) => keyOf(column, order));
  const given = order.columns.map(({ type }, index) => Prisma.sql`${afterKey(index)}::${Prisma.raw(type.sql)}`);
  return Prisma.sql`(${Prisma.join([...keys, Prisma.sql`id`])}) ${operator} (${Prisma.join([...given, Prisma.sql`${AFTER_ID}::uuid`])})`;
}

/**
 * The condition for what comes after an entry (keyset pagination, https://use-the-index-luke.com/no-offset).
 * @param order what the list is sorted by
 * @param isDescending in which direction
 * @param nulls which of its sort values are null
 * @returns SQL with the slots that {@link positionValues} gives values
 */
export function afterPosition(order: Order, isDescending: boolean, nulls: readonly boolean[]): Prisma.Sql {
  const operator = isDescending ? Prisma.sql`<` : Prisma.sql`>`;
  if (!order.columns.some(({ isNullable }) => isNullable)) return afterRow(order, operator);
  const after = (index: number): Prisma.Sql => {
    const column = order.columns[index];
    if (!column) return Prisma.sql`id ${operator} ${AFTER_ID}::uuid`;
    const key = keyOf(column, order);
    // Nulls come last: nothing but nulls comes after one, and every null comes after what is none.
    if (nulls[index]) return Prisma.sql`(${key} IS NULL AND ${after(index + 1)})`;
    const given = Prisma.sql`${afterKey(index)}::${Prisma.raw(column.type.sql)}`;
    const orNull = column.isNullable ? Prisma.sql` OR ${key} IS NULL` : Prisma.empty;
    return Prisma.sql`(${key} ${operator} ${given} OR (${key} = ${given} AND ${after(index + 1)})${orNull})`;
  };
  return after(0);
}
