/** A resource in the terms of Prisma's model calls, whose fields are named as the columns. */
import { type Column, columnsOf, fromModel, toModel, valueAt } from './columns.ts';
import type { ListQuery } from './declaration.ts';
import type { Form } from './fields.ts';
import { givenFilters, orderOf } from './list-statements.ts';
import type { Resource } from './resource.ts';
import type { Order, Position } from './sorts.ts';

/**
 * What fits the filters of a list.
 * @param resource the resource
 * @param owner the user id
 * @param query the query of the list
 */
export const whereOf = (resource: Resource, owner: string, query: ListQuery): object => ({
  user_id: owner,
  AND: givenFilters(resource, query).map(({ filter, value }) => ({
    OR: filter.paths.map((path) => {
      const column = resource.columnAt(path);
      return { [column.name]: filter.model(column, value) };
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
export function whereAfter({ columns }: Order, isDescending: boolean, { values, id }: Position): object {
  const operator = isDescending ? 'lt' : 'gt';
  const after = (index: number): object => {
    const column = columns[index];
    if (!column) return { id: { [operator]: id } };
    const { name, isNullable } = column;
    const value = toModel(column, values[index]);
    const equal = { AND: [{ [name]: value }, after(index + 1)] };
    if (value === null) return equal;
    return { OR: [{ [name]: { [operator]: value } }, equal, ...(isNullable ? [{ [name]: null }] : [])] };
  };
  return after(0);
}

/**
 * What a change sets: the columns that it gives another value.
 * @param given the columns that it gives one
 * @param fields the change
 * @param stored the record as it is
 * @param now when it is made
 */
export function changesOf(
  given: readonly Column[],
  fields: object,
  stored: object,
  now: Date,
): Record<string, unknown> {
  const changes: Record<string, unknown> = {};
  for (const column of given) {
    const [value, earlier]: unknown[] = [valueAt(fields, column.path), Reflect.get(stored, column.name)];
    if (JSON.stringify(value) === JSON.stringify(fromModel(column, earlier))) continue;
    changes[column.name] = toModel(column, value);
    if (column.since) changes[column.since] = value === true ? now : null;
  }
  return changes;
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

function memberOf(name: string, form: Form, record: object, owner: string): unknown {
  if (form.form === 'owner') return owner;
  if (form.form === 'flag') return Reflect.get(record, form.since) !== null;
  const [first] = columnsOf({ [name]: form });
  if (form.form === 'value') return first && fromModel(first, Reflect.get(record, name));
  if (form.isNullable && Reflect.get(record, first?.name ?? '') === null) return null;
  const members = Object.entries(form.members).map(([member, one]) => [
    member,
    memberOf(`${name}_${member}`, one, record, owner),
  ]);
  return Object.fromEntries(members);
}

/**
 * A record of a model as the contract shows it.
 * @param resource the resource
 * @param owner the user id
 * @param record what a model call gave
 */
export function viewOf<T>({ fields }: Resource<T>, owner: string, record: object): T {
  const members: unknown[][] = Object.entries(fields).map(([name, form]) => [
    name,
    memberOf(name, form, record, owner),
  ]);
  // The declaration was checked against `T` field by field.
  return Object.fromEntries(members);
}
