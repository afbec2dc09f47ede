import { Problem } from '../problems/index.ts';
import { COLUMN_TYPES, type SortValue } from './column-types.ts';
import type { Order, Position } from './sorts.ts';

/** A position as text, for a cursor. */
export const writePosition = ({ values, id }: Position): string => JSON.stringify([...values, id]);

function parseArray(text: string): unknown[] {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}

/**
 * Reads a position. The digest of a cursor is no secret: what it holds may be anything.
 * @param text of a cursor
 * @param order what the list is sorted by
 * @throws {Problem} INVALID_CURSOR when it is none of this order
 */
export function readPosition(text: string, { columns }: Order): Position {
  const given = parseArray(text);
  const id = given.pop();
  const isSortValue = (value: unknown, index: number): value is SortValue => {
    const column = columns[index];
    return column !== undefined && ((value === null && column.isNullable) || column.type.accepts(value));
  };
  const values = given.filter(isSortValue);
  const isWhole = values.length === columns.length && values.length === given.length;
  if (isWhole && typeof id === 'string' && COLUMN_TYPES.uuid.accepts(id)) return { values, id };
  throw new Problem('INVALID_CURSOR', { detail: 'The cursor is damaged.' });
}
