import { setTimeout as delay } from 'node:timers/promises';
import t from 'tap';
import { databaseProblem } from '../../src/database/failures.ts';
import { openTestDatabase } from '../helpers/database.ts';
import { config, failureOf, withoutServer } from './scratch.ts';

const TIMEOUT_MS = 2000;
const DELETE = { method: 'DELETE' };

t.test('where it was too slow it is rolled back, and its user is told so', async (t) => {
  const { prisma, close } = await openTestDatabase(t, config({ DATABASE_TIMEOUT_MS: String(TIMEOUT_MS) }));
  t.teardown(close);
  const id = `slow ${process.pid}`;
  // It begins by making the user.
  const change = prisma.inTransaction(id, () => delay(TIMEOUT_MS));
  t.match(databaseProblem(await failureOf(change), DELETE), {
    status: 503,
    message: 'The database took too long for this, and was told to stop.',
    outcome: 'not_performed',
  });
  t.equal(await prisma.user.count({ where: { id } }), 0);
});

t.test('where no connection was free it never began', { skip: withoutServer }, async (t) => {
  const settings = { DATABASE_TIMEOUT_MS: String(TIMEOUT_MS), DATABASE_POOL_SIZE: '1' };
  const { prisma, pool, close } = await openTestDatabase(t, config(settings));
  t.teardown(close);
  const only = await pool.connect();
  const id = `late ${process.pid}`;
  const change = prisma.inTransaction(id, async () => {});
  const error = await failureOf(change);
  only.release();
  t.match(databaseProblem(error, DELETE), { status: 503, outcome: 'not_performed' });
  t.equal(await prisma.user.count({ where: { id } }), 0);
});
