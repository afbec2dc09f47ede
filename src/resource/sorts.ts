/** The order of a list, and what comes after an entry of it. */
import { Prisma } from '../../generated/prisma/client.ts';
import type { SortValue } from './column-types.ts';
import type { Column } from './columns.ts';

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

const keyOf = ({ name }: Column, { collate }: Order): Prisma.Sql =>
  Prisma.raw(collate ? `${name} COLLATE "${collate}"` : name);

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

/** Row by row where every value compares: an index serves that at once. */
function afterRow(order: Order, operator: Prisma.Sql, { values, id }: Position): Prisma.Sql {
  if (order.columns.length === 0) return Prisma.sql`id ${operator} ${id}::uuid`;
  const keys = order.columns.map((column) => keyOf(column, order));
  const given = order.columns.map(({ type }, index) => Prisma.sql`${values[index]}::${Prisma.raw(type.sql)}`);
  return Prisma.sql`(${Prisma.join([...keys, Prisma.sql`id`])}) ${operator} (${Prisma.join([...given, Prisma.sql`${id}::uuid`])})`;
}

/**
 * The condition for what comes after an entry (keyset pagination, https://use-the-index-luke.com/no-offset).
 * @param order what the list is sorted by
 * @param isDescending in which direction
 * @param position of the last entry that was shown
 */
export function afterPosition(order: Order, isDescending: boolean, position: Position): Prisma.Sql {
  const operator = isDescending ? Prisma.sql`<` : Prisma.sql`>`;
  if (!order.columns.some(({ isNullable }) => isNullable)) return afterRow(order, operator, position);
  const after = (index: number): Prisma.Sql => {
    const column = order.columns[index];
    if (!column) return Prisma.sql`id ${operator} ${position.id}::uuid`;
    const key = keyOf(column, order);
    const value = position.values[index];
    // Nulls come last: nothing but nulls comes after one, and every null comes after what is none.
    if (value === null) return Prisma.sql`(${key} IS NULL AND ${after(index + 1)})`;
    const given = Prisma.sql`${value}::${Prisma.raw(column.type.sql)}`;
    const nulls = column.isNullable ? Prisma.sql` OR ${key} IS NULL` : Prisma.empty;
    return Prisma.sql`(${key} ${operator} ${given} OR (${key} = ${given} AND ${after(index + 1)})${nulls})`;
  };
  return after(0);
}
