import t from 'tap';
import type { OperationId } from '../../src/contract/types.ts';
import { isProblem } from '../helpers/answers.ts';
import { newUser } from '../helpers/app.ts';
import { startEmbeddedApp } from '../helpers/faulty.ts';
import { LEVEL, memoryLog } from '../helpers/log.ts';
import { type OperationRequest, readyRequest, requestFor, SECURED } from '../helpers/operations.ts';

t.test('a fault of ours is 500, its cause is in the log once and in the answer not at all', async (t) => {
  const log = memoryLog();
  const { app, database } = await startEmbeddedApp(t, { logger: log.logger });
  const alice = newUser(app);
  const requests: [OperationId, OperationRequest][] = [];
  for (const operation of SECURED) requests.push([operation, await readyRequest(alice, operation)]);
  await database.pool.query('CREATE ROLE stranger');
  await database.pool.query('SET ROLE stranger');
  const ids: string[] = [];
  for (const [operation, request] of requests) {
    // Each time: a connection that is made anew has another role.
    await database.pool.query('SET ROLE stranger');
    const response = await alice.request(request);
    const { title, detail, instance } = isProblem(t, response, 'INTERNAL', operation);
    t.equal(title, 'Something went wrong here');
    t.equal(detail, 'The request could not be carried out.');
    t.equal(instance, request.url.replace(/\?.*/, ''));
    t.notMatch(response.body, /permission|stranger|prisma|select|42501|P20|\.ts|node_modules|stack|at /i, operation);
    t.equal(response.headers['retry-after'], undefined, 'nothing says that it will pass');
    ids.push(String(response.headers['x-request-id']));
  }
  await app.close();
  for (const id of ids) {
    const own = log.lines().filter(({ request_id }) => request_id === id);
    t.strictSame(
      own.map(({ level }) => level),
      [LEVEL.error, LEVEL.info],
    );
    t.match(own[0], { err: { type: /./, message: /permission denied/, stack: /./ }, msg: /./ }, 'the cause');
    t.match(own[1], { status: 500, msg: 'request' });
  }
});

t.test('the next request is none the worse for it', async (t) => {
  const { app, database } = await startEmbeddedApp(t);
  const alice = newUser(app);
  await database.pool.query('CREATE ROLE stranger');
  await database.pool.query('SET ROLE stranger');
  isProblem(t, await alice.request(requestFor('createTask')), 'INTERNAL');
  await database.pool.query('RESET ROLE');
  t.equal((await alice.request(requestFor('createTask'))).statusCode, 201);
  isProblem(t, await alice.request(requestFor('getTask')), 'TASK_NOT_FOUND');
});
