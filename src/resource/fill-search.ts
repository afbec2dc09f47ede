import type pg from 'pg';
import { USER_SETTING } from '../database/raw/index.ts';
import type { Resource } from './resource.ts';
import { searchFormOf } from './search.ts';

/** Rows per transaction: what writes to them waits for is short. */
const BATCH = 500;

/** Users per page. */
const USERS = 1000;

/** Before every id. */
const FIRST_ID = '00000000-0000-0000-0000-000000000000';

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

/** Runs work on the rows of one user as a transaction, which row-level security lets through. */
async function asUser<Result>(
  pool: pg.Pool,
  owner: string,
  work: (client: pg.ClientBase) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect();
  let isThrough = false;
  try {
    await client.query('BEGIN');
    await client.query(`SELECT set_config('${USER_SETTING}', $1, true)`, [owner]);
    const result = await work(client);
    await client.query('COMMIT');
    isThrough = true;
    return result;
  } finally {
    // One that failed is closed, which rolls back.
    client.release(!isThrough);
  }
}

/** All users, page by page. */
async function* usersOf(pool: pg.Pool): AsyncGenerator<string> {
  for (let after = ''; ; ) {
    const { rows } = await pool.query<{ id: string }>(`SELECT id FROM users WHERE id > $1 ORDER BY id LIMIT ${USERS}`, [
      after,
    ]);
    for (const { id } of rows) yield id;
    const last = rows.at(-1);
    if (!last) return;
    after = last.id;
  }
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
