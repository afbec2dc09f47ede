import { once } from 'node:events';
import { connect } from 'node:net';
import t from 'tap';
import { newUser, startOwnApp } from '../../helpers/app.ts';
import { listen, requestText } from '../../helpers/raw.ts';
import { makeTask } from '../../helpers/tasks.ts';

/** More than what the system keeps for a connection: 40 MB. */
const [TASKS, LENGTH] = [8000, 5000];

t.test('and what it does not take is not read from the database', async (t) => {
  const { app, database } = await startOwnApp(t, {}, { streamTimes: { commentMs: 15_000, stallMs: 300 } });
  const alice = newUser(app);
  await makeTask(alice);
  // By one statement, which takes no minute.
  await database.pool.query(
    `INSERT INTO tasks SELECT (jsonb_populate_record(tasks, jsonb_build_object('id', gen_random_uuid(), 'change_seq', 0, 'description', repeat('x', $2)))).*
     FROM tasks, generate_series(1, $3) WHERE user_id = $1`,
    [alice.id, LENGTH, TASKS],
  );
  const socket = connect(await listen(app), '127.0.0.1');
  socket.on('error', () => {}).pause();
  const [connection] = await once(app.server, 'connection');
  socket.write(requestText('GET /api/me/changes/stream', [`Authorization: Bearer ${alice.token}`]));
  await once(connection, 'close');
  t.ok(connection.bytesWritten > 0, 'it began');
  t.ok(connection.bytesWritten < (TASKS * LENGTH) / 2, `${connection.bytesWritten} bytes`);
  socket.destroy();
});
