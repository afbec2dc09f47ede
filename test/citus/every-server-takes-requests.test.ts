import t from 'tap';
import { clusterNodes, urlAt } from '../../scripts/check/citus/nodes.ts';
import { buildApp } from '../../src/app.ts';
import { createTokenVerifier } from '../../src/auth/verifier.ts';
import { readConfig } from '../../src/config/index.ts';
import { open } from '../database/scratch.ts';
import { taskIn, titlesIn } from '../helpers/answers.ts';
import { newUser, TEST_ENVIRONMENT } from '../helpers/app.ts';
import { CLUSTER, withoutCluster } from './cluster.ts';

t.test('what is written through one server is read through every other', { skip: withoutCluster }, async (t) => {
  const nodes = await clusterNodes(CLUSTER);
  const apps = nodes.map(async (node) => {
    const environment = { ...TEST_ENVIRONMENT, DATABASE_URL: urlAt(CLUSTER, node), DATABASE_POOL_SIZE: '2' };
    const config = readConfig(environment);
    const app = await buildApp({
      config,
      database: await open(t, environment),
      verifyToken: createTokenVerifier(config),
    });
    t.teardown(() => app.close());
    return app;
  });
  const [first, ...others] = await Promise.all(apps);
  if (!first) throw new Error('The cluster has no servers.');
  t.ok(others.length > 0, 'there are workers');
  for (const app of [first, ...others]) {
    t.equal((await app.inject({ url: '/health/ready' })).statusCode, 200, 'ready');
    for (let turn = 0; turn < 8; turn += 1) {
      const alice = newUser(app);
      const creation = { method: 'POST', url: 'tasks', headers: { 'idempotency-key': 'key' } } as const;
      const { id } = taskIn(await alice.request({ ...creation, payload: { title: 'from here' } }));
      for (const other of [first, ...others]) {
        const there = newUser(other, alice.id);
        t.strictSame(titlesIn(await there.request({ url: 'tasks' })), ['from here']);
        t.equal(taskIn(await there.request({ ...creation, payload: { title: 'from here' } })).id, id, 'a repeat');
        const change = { method: 'PATCH', url: `tasks/${id}`, payload: { title: 'from there' } } as const;
        t.equal((await there.request(change)).statusCode, 200);
        t.strictSame(titlesIn(await alice.request({ url: 'tasks' })), ['from there']);
        await there.request({ ...change, payload: { title: 'from here' } });
      }
    }
  }
});
