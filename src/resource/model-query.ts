/** Lists in the terms of Prisma's model calls, whose fields are named as the columns. */
import { fromModel, toModel } from './columns.ts';
import { givenFilters, orderOf } from './list-statements.ts';
import type { Resource } from './resource.ts';
import type { Order, Position } from './sorts.ts';

/**
 * What fits the filters of a list.
 * @param resource the resource
 * @param owner the user id
 * @param query the query of the list
 */
export const whereOf = (resource: Resource, owner: string, query: object): object => ({
  user_id: owner,
  AND: givenFilters(resource, query).map(({ filter, value }) => ({
    OR: filter.paths.map((path) => {
      const column = resource.columnAt(path);
      const name = filter.isSearch ? (column.search ?? column.name) : column.name;
      const conditions = [filter.model(column, value)].flat();
      return { AND: conditions.map((condition) => ({ [name]: condition })) };
    }),
  })),
});

/**
 * The order of a list; nulls come last in both directions.
 * @param resource the resource
 * @param sort as in the query
 */
export function modelOrder(resource: Resource, sort: string): object[] {
  const { order, isDescending } = orderOf(resource, sort);
  const direction = isDescending ? 'desc' : 'asc';
  const keys = order.columns.map(({ name, isNullable }) => ({
    [name]: isNullable ? { sort: direction, nulls: 'last' } : direction,
  }));
  return [...keys, { id: direction }];
}

/**
 * What comes after an entry.
 * @param order what the list is sorted by
 * @param isDescending in which direction
 * @param position of the last entry that was shown
 */
export function whereAfter({ columns: [column] }: Order, isDescending: boolean, { values, id }: Position): object {
  const operator = isDescending ? 'lt' : 'gt';
  const afterId = { id: { [operator]: id } };
  if (!column) return afterId;
  const { name, isNullable } = column;
  const value = toModel(column, values[0]);
  const equal = { AND: [{ [name]: value }, afterId] };
  if (value === null) return equal;
  return { OR: [{ [name]: { [operator]: value } }, equal, ...(isNullable ? [{ [name]: null }] : [])] };
}

/**
 * Where a record stands in a sorted list.
 * @param order what the list is sorted by
 * @param record what a model call gave
 */
export function positionOf({ columns }: Order, record: { readonly id: string }): Position {
  const values = columns.map((column) => {
    const value = fromModel(column, Reflect.get(record, column.name));
    return column.type.accepts(value) ? value : null;
  });
  return { values, id: record.id };
}
