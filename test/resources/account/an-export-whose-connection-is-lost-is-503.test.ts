import t from 'tap';
import { isProblem } from '../../helpers/answers.ts';
import { newUser, startOwnApp } from '../../helpers/app.ts';
import { exportOf, furnish } from './accounts.ts';

t.test('between two statements and within one: a problem, and the process goes on', async (t) => {
  const { app, database } = await startOwnApp(t);
  const user = newUser(app);
  await furnish(user);
  for (const wait of [setImmediate, queueMicrotask]) {
    database.pool.once('acquire', (client) => {
      // As when the network resets it; the driver has no way to say so.
      const { connection } = client as unknown as { connection: { stream: { destroy(error: Error): void } } };
      const reset = Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
      wait(() => connection.stream.destroy(reset));
    });
    const problem = isProblem(t, await exportOf(user), 'UNAVAILABLE');
    t.equal(problem.outcome, 'not_performed');
    t.equal((await exportOf(user)).statusCode, 200);
  }
});
