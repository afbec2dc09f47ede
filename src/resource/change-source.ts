import {
  BYTE_WRITERS,
  framedRow,
  type Piece,
  type Row,
  type RowWriter,
  type Statement,
  textAt,
  withoutFirst,
} from '../database/raw/index.ts';
import type { Resource } from './resource.ts';

/** What tells of the changes of one resource. */
export interface ChangeSource {
  /** What one entry is called, among the deletions as well. */
  readonly name: string;
  readonly table: string;
  /** The entries in the order of their last changes. */
  readonly changes: Statement;
  /** Of a row of that: the number of its last change. */
  number(row: Row): number;
  id(row: Row): string;
  /** The change; the owner as JSON. */
  item(owner: Uint8Array, row: Row): Piece;
}

/**
 * Makes what tells of the changes of a resource.
 * @param resource the resource
 * @param makeWriter makes what writes its rows; of generated/rows.ts
 */
export function changeSourceOf(
  { table, noun, selected, statements }: Resource,
  makeWriter: (bytes: typeof BYTE_WRITERS) => RowWriter,
): ChangeSource {
  const writer = makeWriter(BYTE_WRITERS);
  // Behind the number.
  const idAt = selected.findIndex(({ path }) => path === 'id') + 1;
  const before = Buffer.from(`{"resource":${JSON.stringify(noun)},"type":"upserted","data":`);
  const behind = Buffer.from('}');
  return {
    name: noun,
    table,
    changes: statements.changes,
    number: (row) => Number(textAt(row, 0)),
    id: (row) => String(textAt(row, idAt)),
    item: (owner, row) => framedRow(writer, owner, withoutFirst(row), [before, behind]),
  };
}
