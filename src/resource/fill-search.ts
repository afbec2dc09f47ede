import type pg from 'pg';
import { asUser, usersOf } from '../database/each-user.ts';
import { FIRST_ID } from './identity.ts';
import type { Resource } from './resource.ts';
import { searchFormOf } from './search.ts';

/** Rows per transaction: what writes to them waits for is short. */
const BATCH = 500;

/** A row as the driver gives it: `id`, `version`, and what is searched. */
interface SearchedRow extends pg.QueryResultRow {
  readonly id: string;
}

/**
 * The statements that fill one table. Each names the user, for a distributed PostgreSQL. A row is filled only at the version that was read:
 * not where the service has changed it since.
 */
function statementsFor({ table, columns }: Resource) {
  const searched = columns.flatMap(({ name, type, search, isNullable }) =>
    search === undefined ? [] : [{ name, search, isNullable, type: type.sql }],
  );
  const marker = searched.find(({ isNullable }) => !isNullable)?.search;
  if (marker === undefined) throw new Error(`${table}: no field that is never null is searched`);
  const isOpen = `${table}.${marker} IS NULL`;
  return {
    searched,
    find: `SELECT id, version, ${searched.map(({ name }) => `"${name}"`).join(', ')} FROM ${table}
      WHERE user_id = $1 AND id > $2 AND ${isOpen} ORDER BY id LIMIT ${BATCH}`,
    fill: `UPDATE ${table} SET ${searched.map(({ search }) => `${search} = made.${search}`).join(', ')}
      FROM jsonb_to_recordset($2::jsonb)
        AS made(id uuid, version integer, ${searched.map(({ search, type }) => `${search} ${type}`).join(', ')})
      WHERE ${table}.user_id = $1 AND ${table}.id = made.id AND ${table}.version = made.version AND ${isOpen}`,
  };
}

/**
 * Fills in what searches compare, for rows that are older than that: batch by batch, each a transaction of its own. It may be interrupted,
 * repeated, and run beside the service, of this version and of the one before: it changes no row that has been filled in, and neither
 * `version` nor `updated_at`.
 * @param pool connections of a role that may write the table; row-level security may bind it
 * @param resource whose searched fields include one that is never null
 * @returns how many rows were filled in
 */
export async function fillSearch(pool: pg.Pool, resource: Resource): Promise<number> {
  const { searched, find, fill } = statementsFor(resource);

  const fillBatch = (owner: string, after: string) =>
    asUser(pool, owner, async (client) => {
      const { rows } = await client.query<SearchedRow>(find, [owner, after]);
      const made = rows.map((row) => ({
        id: row.id,
        version: row.version,
        ...Object.fromEntries(searched.map(({ name, search }) => [search, searchFormOf(row[name])])),
      }));
      const changed = rows.length === 0 ? 0 : (await client.query(fill, [owner, JSON.stringify(made)])).rowCount;
      return { last: rows.at(-1)?.id, filled: changed ?? 0 };
    });

  /** Once through the rows of a user; whether there were any to fill. */
  const pass = async (owner: string) => {
    let [hadAny, filled] = [false, 0];
    for (let after: string | undefined = FIRST_ID; after !== undefined; ) {
      const batch = await fillBatch(owner, after);
      filled += batch.filled;
      after = batch.last;
      hadAny ||= after !== undefined;
    }
    return { hadAny, filled };
  };

  let total = 0;
  for await (const owner of usersOf(pool)) {
    // Once more where there were any: what was changed in between is still to be filled.
    for (let hadAny = true; hadAny; ) {
      const passed = await pass(owner);
      total += passed.filled;
      ({ hadAny } = passed);
    }
  }
  return total;
}
