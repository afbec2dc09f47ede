import t from 'tap';
import { databaseProblem, NOT_MIGRATED } from '../../../src/database/failures.ts';
import { isProblem, taskIn } from '../../helpers/answers.ts';
import { newUser } from '../../helpers/app.ts';
import { startEmbeddedApp } from '../../helpers/faulty.ts';
import { requestFor, SECURED } from '../../helpers/operations.ts';

for (const [name, undo, redo] of [
  ['a table', 'ALTER TABLE tasks RENAME TO elsewhere', 'ALTER TABLE elsewhere RENAME TO tasks'],
  ['a column', 'ALTER TABLE tasks RENAME user_id TO older', 'ALTER TABLE tasks RENAME older TO user_id'],
] as const) {
  t.test(`${name} that a migration has yet to make: each request says what readiness says`, async (t) => {
    const { app, database } = await startEmbeddedApp(t);
    const alice = newUser(app);
    const { id } = taskIn(await alice.request({ method: 'POST', url: 'tasks', payload: { title: 'Buy milk' } }));
    await database.pool.query(undo);
    await database.pool.query('CREATE TABLE kept AS TABLE _prisma_migrations');
    await database.pool.query('DELETE FROM _prisma_migrations');
    t.equal(isProblem(t, await app.inject({ url: '/health/ready' }), 'UNAVAILABLE').detail, NOT_MIGRATED);
    for (const operation of SECURED) {
      const response = await alice.request({ ...requestFor(operation, { task_id: id }) });
      t.equal(isProblem(t, response, 'UNAVAILABLE', operation).detail, NOT_MIGRATED, operation);
      t.match(response.headers['retry-after'], /^[1-9]\d*$/, operation);
      t.notMatch(response.body, /elsewhere|relation|column|older|42P01|42703|P20/, operation);
    }
    await database.pool.query('INSERT INTO _prisma_migrations SELECT * FROM kept');
    await database.pool.query(redo);
    t.equal((await alice.request({ url: `tasks/${id}` })).statusCode, 200, 'migrated, it serves');
  });
}

t.test('Prisma’s own calls as well', async (t) => {
  const { database } = await startEmbeddedApp(t);
  await database.pool.query('ALTER TABLE tasks RENAME TO elsewhere');
  const failures = [database.prisma.task.findFirst(), database.prisma.$queryRaw`SELECT * FROM tasks`].map((call) =>
    call.then(
      () => new Error('it succeeded'),
      (error: Error) => error,
    ),
  );
  for (const failure of await Promise.all(failures)) t.match(databaseProblem(failure), { message: NOT_MIGRATED });
});
