import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { findPostgres, type Postgres, startPostgres } from '../../common/postgres.ts';
import { checkAnswers } from './answers.ts';
import { type ContestantName, FEW_USERS, type Running, type Start, startContestant } from './contestants.ts';
import { type Databases, databasesOn, runSql } from './databases.ts';
import { fillSql } from './ids.ts';
import { openIssuer, type TokenKind } from './tokens.ts';
import { arrange, disarrange } from './variants.ts';
import type { Population } from './works.ts';

/** The users in the databases, and their tokens. */
export interface Crowd {
  readonly population: Population;
  readonly tokens: TokenKind;
}

const USUAL: Crowd = { population: { users: FEW_USERS, tasksPerUser: 1000 }, tokens: 'hs256' };

/** The environment of a run. */
export interface Stage {
  readonly databases: Databases;
  /** The temporary PostgreSQL; undefined if BENCH_DATABASE_URL is set. */
  readonly cluster: Postgres | undefined;
  /** The users in the database of a contestant. */
  populationOf(name: ContestantName): Population;
  /** The folder for files of this run. */
  readonly folder: string;
  /** The token of a user, by number. */
  tokenOf(user: number): string;
  /** Starts a contestant on a database of its own. */
  start(name: ContestantName): Promise<Running>;
  /** Stops and removes everything. */
  close(): Promise<void>;
}

/**
 * Differences from `initdb`'s defaults: memory as PostgreSQL's manual recommends for a dedicated server, and no periodic work, which would
 * fall into some rounds only. Durability (fsync, synchronous_commit, full_page_writes) is on, as by default.
 */
const SETTINGS = {
  shared_buffers: `${Math.floor(totalmem() / 4 / 2 ** 20)}MB`,
  max_wal_size: '8GB',
  checkpoint_timeout: '1h',
  autovacuum: 'off',
};

/** Stops everything once, also if the run is interrupted, because PostgreSQL would outlive this process. */
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
 * @param serverUrl of a PostgreSQL to use instead of a temporary one
 * @param crowd the users
 * @throws when there is none
 */
export async function openStage(serverUrl?: string, { population, tokens } = USUAL): Promise<Stage> {
  if (!serverUrl && !findPostgres()) throw new Error('Install PostgreSQL 14 or later, or set BENCH_DATABASE_URL');
  const cluster = serverUrl ? undefined : await startPostgres(SETTINGS);
  const url = cluster?.url ?? serverUrl ?? '';
  const databases = databasesOn(url);
  const folder = await mkdtemp(join(tmpdir(), 'taskpact-bench-'));
  const { tokenOf, environment: keys, close: closeIssuer } = await openIssuer(tokens);
  const running = new Set<Running>();
  const clear = async (): Promise<void> => {
    await closeIssuer();
    if (cluster) return cluster.remove();
    await databases.drop();
    await disarrange(url);
  };
  const close = closer(running, clear, folder);
  return {
    databases,
    cluster,
    populationOf: (name) => (name === 'few' ? { ...population, users: FEW_USERS } : population),
    folder,
    tokenOf,
    async start(name) {
      const settings: Start = { ...(await arrange(name, databases)), keys, token: tokenOf(1) };
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

/** Creates the template databases of these contestants. */
export async function fillTemplates(stage: Stage, names: readonly ContestantName[]): Promise<void> {
  const populations = new Map(names.map((name) => [stage.populationOf(name).users, stage.populationOf(name)]));
  for (const { users, tasksPerUser } of populations.values()) {
    const template = `template_${users}`;
    await stage.databases.create(template);
    const fill = fillSql([1, users], tasksPerUser, 'by time');
    await runSql(stage.databases.urlOf(template), [...fill, 'VACUUM ANALYZE']);
  }
}

/** Starts contestants, each on a fresh copy of its template, and checks their responses. */
export async function startAll(stage: Stage, names: readonly ContestantName[]): Promise<Running[]> {
  const { databases, tokenOf } = stage;
  const contestants: Running[] = [];
  for (const name of names) {
    const population = stage.populationOf(name);
    await databases.create(name, `template_${population.users}`);
    const running = await stage.start(name);
    await checkAnswers({ running, databaseUrl: databases.urlOf(name), population, tokenOf });
    contestants.push(running);
  }
  return contestants;
}
