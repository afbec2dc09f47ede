/** The order of a list, and what comes after an entry of it. */
import { Prisma } from '../../generated/prisma/client.ts';
import { slot } from '../database/raw/index.ts';
import type { SortValue } from './column-types.ts';
import { type Column, sqlName } from './columns.ts';

/** What rows are compared by, where that is not a column as it is: an expression, which an index may have. */
export interface SortKey {
  /** Of the columns, or of what stands for their values. */
  sql(...values: Prisma.Sql[]): Prisma.Sql;
  /** Whether it is null for these values of the columns. */
  isNull(...values: SortValue[]): boolean;
}

/** Fields to sort by; ties are broken by `id`. What is null comes last in both directions. */
export interface Sort<Path extends string = string> {
  readonly paths: readonly Path[];
  readonly collate?: 'C';
  readonly key?: SortKey;
}

/** By `id` alone: version 7 ids are in the order of creation, so one column does. */
export const byId: Sort<never> = { paths: [] };

/** By the values of a field. */
export const by = <const Path extends string>(path: Path): Sort<Path> => ({ paths: [path] });

/** By Unicode code points, the same on every database whatever its locale. */
export const byCodePoints = <const Path extends string>(path: Path): Sort<Path> => ({ paths: [path], collate: 'C' });

/** By what follows from one or more fields. */
export const byKey = <const Path extends string>(key: SortKey, ...paths: readonly Path[]): Sort<Path> => ({
  key,
  paths,
});

/** A sort of a resource, its columns known. */
export interface Order {
  readonly columns: readonly Column[];
  readonly collate?: 'C' | undefined;
  readonly key?: SortKey | undefined;
}

/** Where an entry stands in a sorted list: its sort values, and its id. */
export interface Position {
  readonly values: readonly SortValue[];
  readonly id: string;
}

/** Whether some entries have nothing to be compared by. */
export const hasNulls = ({ columns, key }: Order): boolean =>
  key !== undefined || columns.some(({ isNullable }) => isNullable);

/** Whether that is so at a position. */
export const isNullAt = ({ key }: Order, { values }: Position): boolean =>
  key ? key.isNull(...values) : values[0] === null;

/** What rows are compared by before their ids, if anything. */
function keyOf({ columns, collate, key }: Order, values: Prisma.Sql[] = columns.map(sqlName)): Prisma.Sql | undefined {
  if (key) return key.sql(...values);
  const [value] = values;
  return value && collate ? Prisma.sql`${value} COLLATE ${Prisma.raw(`"${collate}"`)}` : value;
}

/**
 * The ORDER BY of a list.
 * @param order what it is sorted by
 * @param isDescending in which direction
 */
export function orderBy(order: Order, isDescending: boolean): Prisma.Sql {
  const direction = isDescending ? 'DESC' : 'ASC';
  const key = keyOf(order);
  const byKeyFirst = key
    ? [Prisma.sql`${key} ${Prisma.raw(hasNulls(order) ? `${direction} NULLS LAST` : direction)}`]
    : [];
  return Prisma.join([...byKeyFirst, Prisma.raw(`id ${direction}`)]);
}

const AFTER_ID = slot('after id');
const afterSlot = (index: number) => slot(`after ${index}`);

/** The values of a position, by the slots of {@link partsAfter}. */
export const positionValues = ({ values, id }: Position): Record<string, unknown> =>
  Object.fromEntries([...values.map((value, index) => [afterSlot(index).slot, value]), [AFTER_ID.slot, id]]);

/** A part of a list that an index gives in its order: the rows of a condition. */
export interface Part {
  /** None: all rows. */
  readonly condition?: Prisma.Sql;
  readonly order: Prisma.Sql;
}

/**
 * The parts of a list, one after another: what comes after an entry, or everything (keyset pagination, https://use-the-index-luke.com/no-offset).
 * Where some rows have nothing to be compared by, those are a part of their own: the condition for both together is one that no index serves.
 * @param order what the list is sorted by
 * @param isDescending in which direction
 * @param after whether it is after an entry, and whether that one has something to be compared by
 * @param alwaysNull what a filter leaves null in all rows: in a list by id it comes first in the order, for the index of the filter
 * @returns SQL with the slots that {@link positionValues} gives values
 */
export function partsAfter(
  order: Order,
  isDescending: boolean,
  after: 'nothing' | 'value' | 'null',
  alwaysNull?: Prisma.Sql,
): Part[] {
  const [operator, direction] = isDescending ? [Prisma.sql`<`, 'DESC'] : [Prisma.sql`>`, 'ASC'];
  const key = keyOf(order);
  const inOrder = (by: Prisma.Sql) => Prisma.sql`${by} ${Prisma.raw(`${direction}, id ${direction}`)}`;
  const afterId = Prisma.sql`id ${operator} ${AFTER_ID}::uuid`;
  if (!key) {
    const byId = { order: alwaysNull ? inOrder(alwaysNull) : Prisma.raw(`id ${direction}`) };
    return [after === 'nothing' ? byId : { ...byId, condition: afterId }];
  }
  const given = order.columns.map(({ type }, index) => Prisma.sql`${afterSlot(index)}::${Prisma.raw(type.sql)}`);
  const sorted = inOrder(key);
  const following = Prisma.sql`(${key}, id) ${operator} (${keyOf(order, given) ?? key}, ${AFTER_ID}::uuid)`;
  if (!hasNulls(order)) return [{ order: sorted, ...(after !== 'nothing' && { condition: following }) }];
  const known = { condition: after === 'nothing' ? Prisma.sql`${key} IS NOT NULL` : following, order: sorted };
  const unknown = Prisma.sql`${key} IS NULL`;
  // By the key as well: PostgreSQL takes null for no constant, and would not see that the index of the sort has these rows in the order of ids.
  if (after === 'null') return [{ condition: Prisma.sql`${unknown} AND ${afterId}`, order: sorted }];
  return [known, { condition: unknown, order: sorted }];
}
