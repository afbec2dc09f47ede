/** All entries of a resource at once: for exports and imports, in their transactions. */
import { Prisma } from '../../generated/prisma/client.ts';
import { type BYTE_WRITERS, callOf, type RowWriter, type RunStatements } from '../database/raw/index.ts';
import { sqlName, valueAt } from './columns.ts';
import type { Entity } from './declaration.ts';
import { FIRST_ID } from './identity.ts';
import type { Resource } from './resource.ts';
import { rowsOf } from './rows.ts';
import { searchFormOf } from './search.ts';
import { GIVEN } from './slots.ts';
import { executeFor, queryFor } from './user-query.ts';

const { sql, raw, join } = Prisma;

type Transaction = Prisma.TransactionClient;

/** How many entries are written by one statement. */
export const BULK_SIZE = 1000;

/** How many are read by one: what is made of them is in memory at the same time. */
const PAGE_SIZE = 200;

/** Which of some ids are taken. */
export interface KnownIds {
  readonly present: ReadonlySet<string>;
  /** Deleted, and still among the changes. */
  readonly deleted: ReadonlySet<string>;
}

/** What is done with all entries of a resource. */
export interface Bulk<T> {
  /**
   * All entries in the order of their ids, page by page.
   * @param run runs statements that see one moment
   */
  pages(run: RunStatements, owner: string): AsyncGenerator<readonly T[]>;
  /** Which of the ids are taken; at most {@link BULK_SIZE}. */
  known(tx: Transaction, owner: string, ids: readonly string[]): Promise<KnownIds>;
  /** Stores entries as they are, at most {@link BULK_SIZE}; those that others refer to come before those. */
  store(tx: Transaction, owner: string, entries: readonly T[], number: bigint): Promise<unknown>;
}

/** A column of the table, and the value that an entry has for it. */
interface Stored {
  readonly name: string;
  readonly type: string;
  value(entry: object): unknown;
}

/** All columns beside that of the owner, and behind each what searches compare of it. */
const storedColumns = ({ columns }: Pick<Resource, 'columns'>): Stored[] =>
  columns.flatMap(({ name, path, type: { sql: type }, search }) => {
    const value = (entry: object) => valueAt(entry, path);
    const form = search ? [{ name: search, type, value: (entry: object) => searchFormOf(value(entry)) }] : [];
    return [{ name, type, value }, ...form];
  });

/**
 * Makes what does it.
 * @param resource the resource
 * @param makeWriter makes what writes its rows; of generated/rows.ts
 */
export function bulkOf<T extends Entity>(
  resource: Resource<T>,
  makeWriter: (bytes: typeof BYTE_WRITERS) => RowWriter,
): Bulk<T> {
  const { statements, noun } = resource;
  const table = raw(resource.table);
  const { entity } = rowsOf(resource, makeWriter);
  const stored = storedColumns(resource);
  const names = join(stored.map(sqlName));
  const definition = join(stored.map((column) => sql`${sqlName(column)} ${raw(column.type)}`));

  return {
    async *pages(run, owner) {
      for (let after = FIRST_ID; ; ) {
        const [rows = []] = await run(owner, [callOf(statements.all, { [GIVEN.afterId]: after, limit: PAGE_SIZE })]);
        const page = rows.map((row) => entity(owner, row));
        yield page;
        if (page.length < PAGE_SIZE) return;
        after = page.at(-1)?.id ?? after;
      }
    },

    async known(tx, owner, ids) {
      const rows = await queryFor<{ id: string; is_deleted: boolean }>(
        tx,
        owner,
        (user) => sql`SELECT id, FALSE AS is_deleted FROM ${table} WHERE user_id = ${user} AND id = ANY (${ids}::uuid[])
        UNION ALL SELECT id, TRUE FROM tombstones
        WHERE user_id = ${user} AND resource = ${noun} AND id = ANY (${ids}::uuid[])`,
      );
      const idsOf = (are: boolean) => new Set(rows.flatMap(({ id, is_deleted }) => (is_deleted === are ? [id] : [])));
      return { present: idsOf(false), deleted: idsOf(true) };
    },

    // As one value: model calls take more than ten times as long for so many.
    store(tx, owner, entries, number) {
      const recordOf = (entry: T) => Object.fromEntries(stored.map(({ name, value }) => [name, value(entry)]));
      const records = JSON.stringify(entries.map(recordOf));
      return executeFor(
        tx,
        owner,
        (user) => sql`INSERT INTO ${table} (user_id, change_seq, ${names}) SELECT ${user}, ${number}::bigint, ${names}
        FROM json_to_recordset(${records}::json) AS entry (${definition})`,
      );
    },
  };
}
