import { once } from 'node:events';
import t from 'tap';
import { createTokenVerifier } from '../../src/auth/verifier.ts';
import { readConfig } from '../../src/config/index.ts';
import { buildObservedApp } from '../../src/observed-app.ts';
import { newUser, TEST_ENVIRONMENT } from '../helpers/app.ts';
import { memoryLog } from '../helpers/log.ts';
import { scrape } from '../observability/metrics/observed.ts';
import { startReceiver } from './receiver.ts';
import { makeTask, ownDatabase, SECRETS } from './sender.ts';

t.test('by itself, with metrics, and without a secret in the log', async (t) => {
  const [database, receiver] = [await ownDatabase(t), await startReceiver(t)];
  const config = readConfig({
    ...TEST_ENVIRONMENT,
    METRICS_PORT: '0',
    WEBHOOK_URL: receiver.url,
    WEBHOOK_SECRET: SECRETS.join(),
  });
  const log = memoryLog('trace');
  const verifyToken = createTokenVerifier(config);
  const app = await buildObservedApp({ config, database, verifyToken, logger: log.logger });
  t.teardown(() => app.close());
  const user = newUser(app);
  await makeTask(user, 'A secret plan');
  while (receiver.got.length === 0) await once(receiver.arrivals, 'message');
  t.match(receiver.got[0]?.event, { type: 'task.upserted', data: { title: 'A secret plan' } });
  const port = Number(log.lines().find(({ msg }) => msg === 'metrics are served')?.port);
  const told = 'taskpact_webhook_attempts_total{outcome="delivered"}';
  for (let samples = await scrape(port); !samples.has(told); samples = await scrape(port));
  const samples = await scrape(port);
  t.equal(samples.get(told), 1);
  t.equal(samples.get('taskpact_webhook_lag_seconds_count'), 1);
  t.equal(samples.get('taskpact_webhook_dropped_total'), 0);
  await app.close();
  const { lease } = await database.prisma.webhookCursor.findUniqueOrThrow({ where: { user_id: user.id } });
  t.equal(lease, null, 'the lease is given back');
  for (const text of [...SECRETS, 'whsec_', 'secret plan']) t.notOk(log.text().includes(text));
});

t.test('nothing where there is no receiver', async (t) => {
  const database = await ownDatabase(t);
  const config = readConfig(TEST_ENVIRONMENT);
  const app = await buildObservedApp({
    config,
    database,
    verifyToken: createTokenVerifier(config),
    logger: memoryLog().logger,
  });
  await makeTask(newUser(app), 'Buy milk');
  await app.close();
  t.equal(await database.prisma.webhookCursor.count(), 0);
  t.equal(await database.prisma.webhookState.count(), 0);
});
