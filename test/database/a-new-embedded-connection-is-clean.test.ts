import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import type pg from 'pg';
import t from 'tap';
import { openEmbeddedCopy } from './scratch.ts';

const { pool } = await openEmbeddedCopy(t);

/** Takes the connection away from under the client, as when the process at the other end dies. */
async function breakOff(use: (client: pg.PoolClient) => Promise<unknown>): Promise<void> {
  const client = await pool.connect();
  await use(client);
  client.on('error', () => {});
  client.release(true);
}

t.test('a transaction that its client left is undone', async (t) => {
  await breakOff(async (client) => {
    await client.query('BEGIN');
    await client.query(`INSERT INTO users VALUES ('ada', now())`);
  });
  t.match(await pool.query('SELECT count(*)::int FROM users'), { rows: [{ count: 0 }] });
});

t.test('settings, temporary tables and prepared statements of the last client are gone', async (t) => {
  await breakOff(async (client) => {
    await client.query(`SET statement_timeout = '1h'`);
    await client.query('CREATE TEMP TABLE leftover ()');
    await client.query({ name: 'mine', text: 'SELECT 1 AS one' });
  });
  t.match(await pool.query({ name: 'mine', text: 'SELECT 2 AS two' }), { rows: [{ two: 2 }] });
  t.match(await pool.query('SHOW statement_timeout'), { rows: [{ statement_timeout: '0' }] });
  t.match(await pool.query(`SELECT to_regclass('leftover')`), { rows: [{ to_regclass: null }] });
});

/** A client that speaks the protocol by hand; its first message is sent. */
function rawClient(): Socket {
  const { host, port } = pool.options as { host: string; port: number };
  const startup = Buffer.from('\0\0\0\0\0\x03\0\0user\0postgres\0\0', 'latin1');
  startup.writeInt32BE(startup.length);
  const socket = connect(join(host, `.s.PGSQL.${port}`));
  socket.write(startup);
  return socket;
}

t.test('a client that broke off inside a batch does not silence the next', async (t) => {
  const socket = rawClient();
  socket.write(Buffer.from('Q\0\0\0\x0aBEGIN\0', 'latin1'));
  // A Parse that fails, and no Sync: until there is one, PostgreSQL ignores everything else.
  socket.write(Buffer.from('P\0\0\0\x0c\0nope\0\0\0', 'latin1'));
  let heard = '';
  for await (const chunk of socket) {
    heard += chunk.toString('latin1');
    if (heard.includes('C42601')) break;
  }
  t.match(await pool.query('SELECT 1 AS one'), { rows: [{ one: 1 }] });
});

t.test('a client that neither speaks nor goes makes way for the next', async (t) => {
  const socket = rawClient();
  const closed = once(socket, 'close');
  await once(socket, 'data');
  t.match(await pool.query('SELECT 1 AS one'), { rows: [{ one: 1 }] });
  await closed;
});
