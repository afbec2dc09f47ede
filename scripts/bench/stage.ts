import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { signToken } from '../../src/auth/sign.ts';
import { checkAnswers } from './answers.ts';
import { type ContestantName, type Running, type Start, startContestant } from './contestants.ts';
import { type Databases, databasesOn, runSql } from './databases.ts';
import { fillSql, userId } from './ids.ts';
import { type Cluster, startCluster } from './postgres.ts';
import { arrange, disarrange } from './variants.ts';
import type { Population } from './works.ts';

const POPULATION: Population = { users: 200, tasksPerUser: 1000 };

/** Everything that a run needs, set up. */
export interface Stage {
  readonly databases: Databases;
  /** The own PostgreSQL; not there when BENCH_DATABASE_URL names one. */
  readonly cluster: Cluster | undefined;
  readonly population: Population;
  /** For files of this run. */
  readonly folder: string;
  /** The token of a user, by number. */
  tokenOf(user: number): string;
  /** Starts a contestant on a database of its own. */
  start(name: ContestantName): Promise<Running>;
  /** Ends everything, and leaves nothing. */
  close(): Promise<void>;
}

function tokensFor(secret: string): (user: number) => string {
  const tokens = new Map<number, string>();
  return (user) => {
    const token =
      tokens.get(user) ?? signToken({ secret, subject: userId(user), claim: 'sub', expiresInSeconds: 86_400 });
    tokens.set(user, token);
    return token;
  };
}

/** Ends everything, once; also when the run is interrupted, as PostgreSQL would outlive this process. */
function closer(running: ReadonlySet<Running>, clear: () => Promise<void>, folder: string): () => Promise<void> {
  const closeAll = async (): Promise<void> => {
    for (const contestant of running) await contestant.stop();
    await clear();
    await rm(folder, { recursive: true, force: true });
  };
  let closing: Promise<void> | undefined;
  const close = (): Promise<void> => {
    closing ??= closeAll();
    return closing;
  };
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => close().finally(() => process.exit(1)));
  return close;
}

/**
 * Sets up a PostgreSQL and a folder.
 * @param serverUrl of a PostgreSQL to use instead of an own one
 * @throws when there is none
 */
export async function openStage(serverUrl?: string): Promise<Stage> {
  const cluster = serverUrl ? undefined : await startCluster();
  const url = cluster?.url ?? serverUrl ?? '';
  const databases = databasesOn(url);
  const folder = await mkdtemp(join(tmpdir(), 'taskpact-bench-'));
  const secret = randomBytes(32).toString('hex');
  const tokenOf = tokensFor(secret);
  const running = new Set<Running>();
  const clear = async (): Promise<void> => {
    if (cluster) return cluster.stop();
    await databases.drop();
    await disarrange(url);
  };
  const close = closer(running, clear, folder);
  return {
    databases,
    cluster,
    population: POPULATION,
    folder,
    tokenOf,
    async start(name) {
      const settings: Start = { ...(await arrange(name, databases)), secret, token: tokenOf(1), folder };
      const contestant = await startContestant(name, settings);
      const stop = async (): Promise<void> => {
        running.delete(started);
        await contestant.stop();
      };
      const started = { ...contestant, stop };
      running.add(started);
      return started;
    },
    close,
  };
}

/** Makes the database that the contestants' are copies of. */
export async function fillTemplate({ databases, population: { users, tasksPerUser } }: Stage): Promise<void> {
  await databases.create('template');
  const fill = fillSql([1, users], tasksPerUser, 'by time');
  await runSql(databases.urlOf('template'), [...fill, 'VACUUM ANALYZE']);
}

/** Starts contestants, each on a fresh copy of the template, and checks what they answer. */
export async function startAll(stage: Stage, names: readonly ContestantName[]): Promise<Running[]> {
  const { databases, population, tokenOf } = stage;
  const contestants: Running[] = [];
  for (const name of names) {
    await databases.create(name, 'template');
    const running = await stage.start(name);
    await checkAnswers({ running, databaseUrl: databases.urlOf(name), population, tokenOf });
    contestants.push(running);
  }
  return contestants;
}
