/** The values of what a user wrote, by the slots of the statements. */
import { type Column, isGiven, readerOf, valueAt } from './columns.ts';
import { searchFormOf } from './search.ts';
import { GIVEN } from './slots.ts';

/** A value as a parameter of SQL. */
const parameter = ({ type }: Column, value: unknown): unknown => (type.parameter ? type.parameter(value) : value);

/**
 * What gives the slots of an INSERT their values, without a detour: by the names of the slots.
 * @param columns of the resource
 * @returns a function for each slot that an entry has a value for; the others are members of the entry by their own names
 */
export function insertValues(columns: readonly Column[]): ReadonlyMap<string, (entity: object) => unknown> {
  const readers = new Map<string, (entity: object) => unknown>();
  for (const column of columns) {
    const { path, search } = column;
    const read = readerOf(path);
    readers.set(path, column.type.parameter ? (entity) => parameter(column, read(entity)) : read);
    if (search) readers.set(GIVEN.search(path), (entity) => searchFormOf(read(entity)));
  }
  return readers;
}

/** The values of a change by their slots, and the one column that it gives, where it gives only one. */
export interface ChangeValues {
  readonly only: string | undefined;
  /** Whether it gives a link, which the statement compares and does not set. */
  readonly hasLinks: boolean;
  readonly values: Record<string, unknown>;
}

/** The values of a column's slots, where it is given a value. */
function givenValues(column: Column, fields: object, isWhole: boolean): Record<string, unknown> {
  const { path, type, search } = column;
  const value = valueAt(fields, path);
  // A merge patch that is null removes all (RFC 7396): nothing is merged into nothing.
  const merged = type.isMerged
    ? { [path]: parameter(column, value ?? {}), [GIVEN.whole(path)]: isWhole || value === null }
    : {};
  return {
    [path]: parameter(column, value),
    [GIVEN.given(path)]: true,
    ...(search && { [GIVEN.search(path)]: searchFormOf(value) }),
    ...merged,
  };
}

/** The same where it is not. */
const keptValues = ({ path }: Column): Record<string, unknown> => ({
  [path]: null,
  [GIVEN.given(path)]: false,
  [GIVEN.whole(path)]: false,
  [GIVEN.search(path)]: null,
});

/**
 * The values of a change.
 * @param columns of the resource
 * @param fields what it gives
 * @param isWhole whether objects are replaced, and not merged
 */
export function changeValues(columns: readonly Column[], fields: object, isWhole: boolean): ChangeValues {
  const written = columns.filter(({ isWritable }) => isWritable);
  const given = new Set(written.filter((column) => isGiven(fields, column)));
  const [first] = given;
  const only = given.size === 1 && !first?.isLink ? first : undefined;
  const values: Record<string, unknown> = {};
  for (const column of only ? [only] : written)
    Object.assign(values, given.has(column) ? givenValues(column, fields, isWhole) : keptValues(column));
  return { only: only?.path, hasLinks: [...given].some(({ isLink }) => isLink), values };
}
