import pg from 'pg';

/** How often PostgreSQL looks whether the service is still there while it runs a statement, in milliseconds. */
const CHECK_MS = 500;

/** SQLSTATE of a setting that this version does not have, or that its platform cannot keep. */
const UNKNOWN_SETTING = /^(42704|22023)$/;

/**
 * Limits what a statement may take on a new connection, so that nothing goes on for long in PostgreSQL when nobody waits for it any more.
 * Not as start-up parameters: poolers refuse those. A connection on which this fails is ended by the pool.
 * @param client the connection
 * @param statementMs the limit, in milliseconds
 * @throws what the driver says when the connection is of no use
 */
export async function prepareSession(client: pg.ClientBase, statementMs: number): Promise<void> {
  await client.query(`SET statement_timeout = ${statementMs}`);
  try {
    // Ends what runs, and what is waiting in the connection behind it, when the connection is destroyed.
    await client.query(`SET client_connection_check_interval = ${CHECK_MS}`);
  } catch (error) {
    if (!(error instanceof pg.DatabaseError && UNKNOWN_SETTING.test(String(error.code)))) throw error;
  }
}
