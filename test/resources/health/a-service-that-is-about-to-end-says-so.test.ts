import t from 'tap';
import { buildApp } from '../../../src/app.ts';
import { createTokenVerifier } from '../../../src/auth/verifier.ts';
import { isProblem } from '../../helpers/answers.ts';
import { newUser, startApp } from '../../helpers/app.ts';

t.test('about to end, the service is not ready, closes connections, and serves', async (t) => {
  const { database, config } = await startApp(t);
  const closing = new AbortController();
  const app = await buildApp({ config, database, verifyToken: createTokenVerifier(config), closing: closing.signal });
  t.teardown(() => app.close());
  const alice = newUser(app);
  const before = await app.inject({ url: '/health/ready' });
  t.equal(before.statusCode, 200);
  t.not(before.headers.connection, 'close');
  closing.abort();
  const readiness = await app.inject({ url: '/health/ready' });
  isProblem(t, readiness, 'UNAVAILABLE');
  t.equal(readiness.headers.connection, 'close');
  const created = await alice.request({ method: 'POST', url: 'tasks', payload: { title: 'Buy milk' } });
  t.equal(created.statusCode, 201);
  t.equal(created.headers.connection, 'close');
  t.equal((await app.inject({ url: '/health' })).statusCode, 200, 'healthy it is');
});
