import type { components } from '../../../../generated/contract.ts';
import type { Acting } from '../../../contract/types.ts';

type Schemas = components['schemas'];

/** A task as the contract shows it. */
export type Task = Schemas['Task'];

/** A project as the contract shows it. */
export type Project = Schemas['Project'];

/** An entry that a file has, complete and within the rules of the contract, so that it can be stored as it is. */
export interface Row<Entry> {
  /**
   * Where it stands in the file. In a CSV file the number that a spreadsheet shows, the header being row 1; in a JSON file the number of
   * the entry among all projects and tasks, in the order in which they are written there, from 1.
   */
  readonly row: number;
  readonly entry: Entry;
}

/** What was changed so that it can be stored, or left out. */
export interface Note {
  readonly row: number;
  /** Of the file, as it is called there; absent where it is about the whole row. */
  readonly field?: string;
  readonly action: 'changed' | 'left_out';
  readonly detail: string;
}

/** What a file has. */
export interface ReadFile {
  /** No two have the same id. */
  readonly projects: readonly Row<Project>[];
  /** No two have the same id. Parents come before what is below them; their projects are among `projects`, or null. */
  readonly tasks: readonly Row<Task>[];
  /** In the order of the rows. */
  readonly notes: readonly Note[];
}

/** Whose import it is, who makes it, and when. */
export interface Context extends Acting {
  readonly now: Date;
  /** Of the project that the tasks of a file without projects go to; without one they belong to none. */
  readonly projectName?: string | undefined;
}

/**
 * Reads a file. It pauses between slices of rows, so that the process answers others meanwhile. The same file gives the same ids, whenever
 * it is read.
 * @param source the text of a CSV file, or what a JSON file holds
 * @param context whose import it is, and when
 * @throws {UnreadableFile} where the file as a whole is not of the format; never for a single row
 */
export type Reader<Source> = (source: Source, context: Context) => Promise<ReadFile>;

/** A file that is not of the format that it is read as. The message is for the person who sent it. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
  /** The row where it went wrong, if it did in one. */
  readonly row: number | undefined;

  constructor(detail: string, row?: number) {
    super(detail);
    this.row = row;
  }
}

/** How many rows a file may have: each of them takes memory, as none can be written before all are known. */
const MAX_ROWS = 200_000;

/** @throws {UnreadableFile} for a row that is one too many */
export function limitRows(row: number): void {
  if (row > MAX_ROWS)
    throw new UnreadableFile(`It has more than ${MAX_ROWS.toLocaleString('en')} rows: split it.`, row);
}

/** Writes a file piece by piece: the beginning, all projects, some at a time, all tasks in the same way, the end. */
export interface Writer {
  begin(): string;
  projects(some: readonly Project[]): string;
  tasks(some: readonly Task[]): string;
  end(): string;
}

/** Begins a file of one user. */
export type NewWriter = (owner: string, exportedAt: Date) => Writer;
