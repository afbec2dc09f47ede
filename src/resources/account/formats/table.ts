import { Readable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { CsvError, parse } from 'csv-parse';
import { limitRows, type Note, UnreadableFile } from './types.ts';

/** How much of a file is taken apart until others have their turn, in UTF-16 code units. */
const SLICE = 64 * 1024;

/** How long a row may be, in characters: far longer than what is kept of one, and what memory has room for in cells. */
const MAX_ROW = 4 * 1024 * 1024;

async function* slices(text: string): AsyncGenerator<string, void, undefined> {
  for (let start = 0; start < text.length; start += SLICE) {
    yield text.slice(start, start + SLICE);
    await nextTurn();
  }
}

/** A row of a CSV file: its number as a spreadsheet shows it, and its cells by the names of the columns. */
export interface Cells {
  readonly row: number;
  /** The text of a cell; empty where there is no such column, or the row is too short. */
  cell(column: string): string;
}

/** What a CSV file has to have. */
export interface Table {
  /** What it is, for who sent something else. */
  readonly is: string;
  readonly columns: readonly string[];
  /** Which of them cannot be missing. */
  readonly required: readonly string[];
}

const names = (columns: readonly string[]) => columns.join(', ');

/** Where each column is; their names are compared in any case. */
function headerOf(cells: readonly string[], { is, columns, required }: Table, notes: Note[]): Map<string, number> {
  const given = cells.map((cell) => cell.trim().toLowerCase());
  const missing = required.filter((column) => !given.includes(column.toLowerCase()));
  if (missing.length > 0) {
    throw new UnreadableFile(
      `It is no ${is}: its first row has no column ${names(missing)}. There are ${names(columns)}.`,
      1,
    );
  }
  for (const [index, name] of given.entries()) {
    const isKnown = columns.some((column) => column.toLowerCase() === name);
    const detail = isKnown ? 'it is there twice: the first one counts' : 'there is no such column';
    if (name !== '' && (!isKnown || given.indexOf(name) < index)) {
      notes.push({ row: 1, field: cells[index] ?? '', action: 'left_out', detail });
    }
  }
  return new Map(columns.map((column) => [column, given.indexOf(column.toLowerCase())]));
}

/**
 * Reads the rows of a CSV file (RFC 4180), whatever ends its lines. The first one names the columns.
 * @param text of the file
 * @param table what it has to have
 * @param notes takes what is in no column
 * @throws {UnreadableFile} where a quote is not closed, or a column is missing
 */
export async function* rowsOf(text: string, table: Table, notes: Note[]): AsyncGenerator<Cells, void, undefined> {
  const parser = parse({
    bom: true,
    max_record_size: MAX_ROW,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
  });
  let row = 0;
  let [width, indexes] = [0, new Map<string, number>()];
  try {
    for await (const record of Readable.from(slices(text)).pipe(parser)) {
      const cells: readonly string[] = record;
      row += 1;
      limitRows(row);
      if (row === 1) {
        [width, indexes] = [cells.length, headerOf(cells, table, notes)];
        continue;
      }
      if (cells.length > width) {
        notes.push({
          row,
          action: 'left_out',
          detail: `it has ${cells.length} cells, of which ${width} have a column`,
        });
      }
      if (cells.some((cell) => cell !== '')) yield { row, cell: (column) => cells[indexes.get(column) ?? -1] ?? '' };
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new UnreadableFile(`It is no ${table.is}: ${error.message}.`, Number(error.records) + 1);
  }
  if (row === 0) throw new UnreadableFile(`It is no ${table.is}: it is empty.`, 1);
}
