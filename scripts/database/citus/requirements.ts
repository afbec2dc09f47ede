/** The requirements for distributing the tables: each function throws an error with a one-line message if one is not met. */
import { OWNED_TABLES } from '../../../generated/tables.ts';
import { pendingMigrations } from '../../../src/database/migrate/migrations.ts';
import { type Ask, hasCitus, type Standing, standings, TABLES, type Table, userColumn } from './tables.ts';

/** The extension. */
export async function requireCitus(ask: Ask): Promise<void> {
  if (await hasCitus(ask)) return;
  throw new Error('The database has no citus extension: make it with CREATE EXTENSION citus, on every node.');
}

/** All migrations: they create the tables, and foreign keys that Citus accepts. */
export async function requireMigrations(ask: Ask): Promise<void> {
  const names = (await pendingMigrations(ask)).join(', ');
  if (names) throw new Error(`The database lacks the migrations ${names}: run npm run migrate first.`);
}

/**
 * No foreign keys of other tables. Foreign keys of local tables to distributed ones do not work (citusdata/citus#1771), and truncating the
 * local data truncates all tables that refer to it.
 */
export async function requireNoStrangers(ask: Ask): Promise<void> {
  const [key] = await ask<{ name: string; own: string; referred: string }>(
    `SELECT conname AS name, conrelid::regclass::text AS own, confrelid::regclass::text AS referred FROM pg_constraint
     WHERE contype = 'f' AND confrelid = ANY ($1::text[]::regclass[]) AND conrelid <> ALL ($1::text[]::regclass[])`,
    [TABLES],
  );
  if (!key) return;
  throw new Error(
    `The foreign key ${key.name} of ${key.own}, which is no table of Taskpact, refers to ${key.referred}: drop it first.`,
  );
}

/** No row-level security: its policies depend on `set_config`, which Citus does not propagate to the nodes. */
export async function requireNoRowSecurity(ask: Ask): Promise<void> {
  const protectedTables = await ask<{ name: string }>(
    'SELECT relname AS name FROM pg_class WHERE oid = ANY ($1::text[]::regclass[]) AND relrowsecurity ORDER BY relname',
    [OWNED_TABLES],
  );
  const names = protectedTables.map(({ name }) => name).join(' and ');
  if (!names) return;
  throw new Error(
    `Row-level security is on for ${names}, and does not work on a distributed PostgreSQL, whose nodes do not hear whose a statement is: turn it off with npm run row-security -- --off, or do not distribute.`,
  );
}

/** The tables that are not yet distributed. Refuses tables that are distributed by another column. */
export async function localTables(ask: Ask): Promise<Table[]> {
  const all: Standing[] = await standings(ask);
  const group = all[0]?.colocation;
  for (const { name, column, colocation } of all) {
    if (column === null || (column === userColumn(name) && colocation === group)) continue;
    const wanted = name === 'users' ? 'by id' : `by ${userColumn(name)} beside users`;
    throw new Error(
      `${name} is distributed, but not ${wanted}: undo that first with SELECT undistribute_table('${name}').`,
    );
  }
  return all.filter(({ column }) => column === null).map(({ name }) => name);
}
