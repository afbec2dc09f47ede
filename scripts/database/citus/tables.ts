/** The tables of a distributed PostgreSQL (Citus), and which of them are distributed. */
import type pg from 'pg';
import { OWNED_TABLES } from '../../../generated/tables.ts';

/** All tables. Citus requires that a table is distributed before those that refer to it. */
export const TABLES = ['users', ...OWNED_TABLES] as const;

export type Table = (typeof TABLES)[number];

/** The column of a table that identifies the user. */
export const userColumn = (table: string): string => (table === 'users' ? 'id' : 'user_id');

/** Runs SQL and returns its rows. */
export type Ask = <Row extends pg.QueryResultRow>(sql: string, values?: unknown[]) => Promise<Row[]>;

/** Runs SQL on a connection. */
export const askOn =
  (client: pg.Client): Ask =>
  async (sql, values) =>
    (await client.query(sql, values)).rows;

/** Whether the database has the citus extension. */
export async function hasCitus(ask: Ask): Promise<boolean> {
  return (await ask("SELECT 1 FROM pg_extension WHERE extname = 'citus'")).length > 0;
}

/** The state of a table. */
export interface Standing {
  readonly name: Table;
  /** The column that it is distributed by; null if it is not distributed. */
  readonly column: string | null;
  readonly colocation: number | null;
}

/**
 * The state of each table, in the order of {@link TABLES}.
 * @param ask runs SQL on a database with the citus extension and all tables
 */
export const standings = (ask: Ask): Promise<Standing[]> =>
  ask<Standing>(
    `SELECT wanted.name, citus.distribution_column AS column, citus.colocation_id AS colocation
     FROM unnest($1::text[]) WITH ORDINALITY AS wanted(name, ordinal)
     LEFT JOIN citus_tables AS citus ON citus.table_name = wanted.name::regclass AND citus.citus_table_type <> 'local'
     ORDER BY ordinal`,
    [TABLES],
  );
