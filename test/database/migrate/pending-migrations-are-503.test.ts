import t from 'tap';
import type { OperationId } from '../../../src/contract/types.ts';
import { databaseProblem, NOT_MIGRATED } from '../../../src/database/failures.ts';
import { isProblem } from '../../helpers/answers.ts';
import { newUser } from '../../helpers/app.ts';
import { startEmbeddedApp } from '../../helpers/faulty.ts';
import { type OperationRequest, readyRequest, SECURED } from '../../helpers/operations.ts';
import { ownedTables } from '../../helpers/rows.ts';

const MISSING: readonly (readonly [what: string, undo: (table: string) => string, redo: (table: string) => string])[] =
  [
    ['tables', (table) => `"${table}" RENAME TO "of_${table}"`, (table) => `"of_${table}" RENAME TO "${table}"`],
    ['columns', (table) => `"${table}" RENAME user_id TO older`, (table) => `"${table}" RENAME older TO user_id`],
  ];

for (const [name, undo, redo] of MISSING) {
  t.test(`${name} that a migration has yet to make: each request says what readiness says`, async (t) => {
    const { app, database } = await startEmbeddedApp(t);
    const alice = newUser(app);
    const requests: [OperationId, OperationRequest][] = [];
    for (const operation of SECURED) requests.push([operation, await readyRequest(alice, operation)]);
    const tables = await ownedTables(database.pool);
    for (const table of tables) await database.pool.query(`ALTER TABLE ${undo(table)}`);
    await database.pool.query('CREATE TABLE kept AS TABLE _prisma_migrations');
    await database.pool.query('DELETE FROM _prisma_migrations');
    t.equal(isProblem(t, await app.inject({ url: '/health/ready' }), 'UNAVAILABLE').detail, NOT_MIGRATED);
    for (const [operation, request] of requests) {
      const response = await alice.request(request);
      t.equal(isProblem(t, response, 'UNAVAILABLE', operation).detail, NOT_MIGRATED, operation);
      t.match(response.headers['retry-after'], /^[1-9]\d*$/, operation);
      t.notMatch(response.body, /of_|relation|column|older|42P01|42703|P20/, operation);
    }
    await database.pool.query('INSERT INTO _prisma_migrations SELECT * FROM kept');
    for (const table of tables) await database.pool.query(`ALTER TABLE ${redo(table)}`);
    const reads = requests.filter(([, { method }]) => method === 'GET');
    for (const [id, read] of reads) t.equal((await alice.request(read)).statusCode, 200, `migrated, it serves ${id}`);
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
