import pg from 'pg';

/** How often PostgreSQL checks during a statement whether the client is still connected, in milliseconds. */
const CHECK_MS = 500;

/** SQLSTATE of a setting that the PostgreSQL version or its platform does not support. */
const UNKNOWN_SETTING = /^(42704|22023)$/;

/**
 * Whether a server may spread tables over nodes (Citus): its settings are known where it is loaded, and to load it takes a restart, which
 * ends all connections.
 * @param client a new connection
 */
export async function mayDistribute(client: pg.ClientBase): Promise<boolean> {
  const sql = "SELECT current_setting('citus.shard_count', true) IS NOT NULL AS is_loaded";
  const { rows } = await client.query<{ is_loaded: boolean }>(sql);
  return rows[0]?.is_loaded === true;
}

/**
 * Sets time limits on a new connection, so that no statement runs on in PostgreSQL after its client has given up. Not as start-up
 * parameters, because poolers refuse those. The pool closes a connection on which this fails.
 * @param client the connection
 * @param statementMs the limit in milliseconds
 * @throws the driver's error if the connection is not usable
 */
export async function prepareSession(client: pg.ClientBase, statementMs: number): Promise<void> {
  await client.query(`SET statement_timeout = ${statementMs}`);
  try {
    // Ends the running statement, and those queued behind it, when the connection is closed.
    await client.query(`SET client_connection_check_interval = ${CHECK_MS}`);
  } catch (error) {
    if (!(error instanceof pg.DatabaseError && UNKNOWN_SETTING.test(String(error.code)))) throw error;
  }
}
