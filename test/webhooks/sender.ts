import type { FastifyInstance } from 'fastify';
import type { Test } from 'tap';
import { buildApp } from '../../src/app.ts';
import { createTokenVerifier } from '../../src/auth/verifier.ts';
import { readConfig } from '../../src/config/index.ts';
import type { Database } from '../../src/database/index.ts';
import { applyMigrations } from '../../src/database/migrate/apply.ts';
import { CHANGE_SOURCES } from '../../src/handlers.ts';
import { feedOf } from '../../src/resources/changes/feed.ts';
import { createWebhooks } from '../../src/webhooks/index.ts';
import { open, openEmbeddedCopy, scratchDatabase, withoutServer } from '../database/scratch.ts';
import { TEST_ENVIRONMENT, type TestUser } from '../helpers/app.ts';
import { memoryLog } from '../helpers/log.ts';
import { type Receiver, startReceiver } from './receiver.ts';

/** Two secrets of 32 bytes. */
export const SECRETS = [`whsec_${'c2Vj'.repeat(10)}cmV0`, `whsec_${'b2xk'.repeat(10)}cmV0`] as const;

export const SECOND = 1000;
export const HOUR = 3_600_000;

/** A migrated database of the test's own, since one follower tells of all users in it. */
export async function ownDatabase(t: Test): Promise<Database> {
  if (withoutServer) return openEmbeddedCopy(t, { DATABASE_TIMEOUT_MS: '60000' });
  const url = await scratchDatabase(t);
  await applyMigrations({ connectionString: url });
  return open(t, { DATABASE_URL: url, DATABASE_TIMEOUT_MS: '60000' });
}

/** The app over a database; it is closed when the test ends. */
export async function appOn(t: Test, database: Database): Promise<FastifyInstance> {
  const config = readConfig(TEST_ENVIRONMENT);
  const app = await buildApp({ config, database, verifyToken: createTokenVerifier(config) });
  t.teardown(() => app.close());
  return app;
}

/** A follower, as one process has it, with a clock that the test sets. */
export interface Sender {
  readonly clock: { now: number };
  readonly log: ReturnType<typeof memoryLog>;
  readonly follower: Awaited<ReturnType<typeof createWebhooks>>;
  /** Lets time go by, and waits until all is sent that is due. */
  pass(ms?: number): Promise<void>;
}

/**
 * Makes a follower over a database, without a timer of its own.
 * @param t the test; the follower is closed when it ends
 * @param database the database
 * @param receiver where it sends to
 * @param environment variables of webhooks
 * @param clock that of another one, where it is to be the same
 */
export async function startSender(
  t: Test,
  database: Database,
  { url }: Pick<Receiver, 'url'>,
  environment: Record<string, string> = {},
  clock = { now: Date.now() },
): Promise<Sender> {
  const log = memoryLog('trace');
  const config = readConfig({
    ...TEST_ENVIRONMENT,
    WEBHOOK_URL: url,
    WEBHOOK_SECRET: SECRETS[0],
    ...environment,
  });
  const follower = await createWebhooks({
    ...{ url, secrets: config.WEBHOOK_SECRET ?? [], config, database },
    read: feedOf(database.prisma, CHANGE_SOURCES),
    log: log.logger,
    failed(error) {
      throw error;
    },
    now: () => clock.now,
    random: () => 0,
  });
  t.teardown(() => follower.close(0));
  await follower.round();
  const pass = async (ms = 0): Promise<void> => {
    clock.now += ms;
    await follower.round();
    await follower.settled();
  };
  return { clock, log, follower, pass };
}

/** A receiver, an app, and a follower over a database of their own. */
export async function startAll(t: Test, environment: Record<string, string> = {}) {
  const database = await ownDatabase(t);
  const [app, receiver] = [await appOn(t, database), await startReceiver(t)];
  return { database, app, receiver, ...(await startSender(t, database, receiver, environment)) };
}

/** Makes a task; gives its id. */
export async function makeTask(user: TestUser, title: string): Promise<string> {
  const answer = await user.request({ method: 'POST', url: 'tasks', payload: { title } });
  if (answer.statusCode !== 201) throw new Error(answer.body);
  return answer.json().data.id;
}
