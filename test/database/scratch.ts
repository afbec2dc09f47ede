import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import type { Test } from 'tap';
import { readConfig } from '../../src/config/index.ts';
import { type Database, type DatabaseConfig, type DatabaseOptions, openDatabase } from '../../src/database/index.ts';
import { embeddedFolder } from '../helpers/embedded-template.ts';

const { TEST_DATABASE_URL, TEST_CITUS_URL } = process.env;

/** Why there is no database of a test's own, beside the embedded one: false where there can be. */
function scratchHindrance(): string | false {
  if (!TEST_DATABASE_URL) return 'needs a PostgreSQL server: TEST_DATABASE_URL is not set';
  return TEST_CITUS_URL ? 'makes a database of its own, which would be on the coordinator alone' : false;
}

/** For `skip:` of a test that needs a server to make databases on: false when there is one, else why it is skipped. */
export const withoutServer = scratchHindrance();

/** The configuration of a test: what the environment would be. */
export const config = (environment: Record<string, string>): DatabaseConfig => readConfig(environment);

/** An empty database on the server at TEST_DATABASE_URL, dropped when the test ends; gives its URL. */
export async function scratchDatabase(test: Test): Promise<string> {
  const url = new URL(process.env.TEST_DATABASE_URL ?? '');
  const name = `scratch_${randomUUID().replaceAll('-', '')}`;
  const ask = async (sql: string) => {
    const client = new pg.Client(url.href);
    await client.connect();
    await client.query(sql).finally(() => client.end());
  };
  await ask(`CREATE DATABASE ${name}`);
  test.teardown(() => ask(`DROP DATABASE ${name} WITH (FORCE)`));
  const scratch = new URL(url);
  scratch.pathname = `/${name}`;
  return scratch.href;
}

/** Opens a database; it is closed when the test ends. */
export async function open(
  test: Test,
  environment: Record<string, string>,
  options?: DatabaseOptions,
): Promise<Database> {
  const database = await openDatabase(config(environment), options);
  test.teardown(() => database.close());
  return database;
}

/** A migrated embedded database of the test's own. */
export async function openEmbeddedCopy(test: Test, environment: Record<string, string> = {}): Promise<Database> {
  return open(test, { ...environment, DATA_DIR: await embeddedFolder(test) });
}

/** A connection of a pool that allows less time for one than a busy machine may need: asked for until there is one. */
export async function connectSometime(pool: pg.Pool): Promise<pg.PoolClient> {
  for (;;) {
    const client = await pool.connect().catch(() => undefined);
    if (client) return client;
  }
}

/** Writes migrations into a folder; gives the folder's URL. */
export async function migrationFolder(folder: string, scripts: Record<string, string>): Promise<URL> {
  for (const [name, sql] of Object.entries(scripts)) {
    await mkdir(join(folder, name), { recursive: true });
    await writeFile(join(folder, name, 'migration.sql'), sql);
  }
  return pathToFileURL(`${folder}/`);
}

/** The error with which something fails. */
export async function failureOf(action: Promise<unknown>): Promise<Error> {
  const outcome = await action.then(
    () => undefined,
    (error: Error) => error,
  );
  if (!outcome) throw new Error('It succeeded.');
  return outcome;
}
