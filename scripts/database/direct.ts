import pg from 'pg';
import { z } from 'zod';
import { ConfigError } from '../../src/config/index.ts';
import { VARIABLES } from '../../src/config/variables.ts';
import { databaseProblem } from '../../src/database/failures.ts';
import { serverLocation } from '../../src/database/pool.ts';

const { DATABASE_URL, DIRECT_DATABASE_URL } = VARIABLES;
const schema = z.object({ DATABASE_URL, DIRECT_DATABASE_URL });

/**
 * The database of a script that changes it as a whole, past a pooler: no more of the configuration is looked at, so that it runs
 * where there is no key source.
 * @param environment the environment
 * @returns the URL; undefined when none is set
 * @throws {ConfigError} naming the variable that is wrong
 */
export function directDatabaseUrl(environment: Record<string, string | undefined>): string | undefined {
  const given = Object.entries(environment).filter(([, value]) => value !== '');
  const { success, data, error } = schema.safeParse(Object.fromEntries(given));
  if (success) return data.DIRECT_DATABASE_URL ?? data.DATABASE_URL;
  const [issue] = error.issues;
  throw new ConfigError(`${issue?.path.join('.')} ${issue?.message}`);
}

/**
 * Works on a database.
 * @param url where it is
 * @param work what to do there
 * @throws what the work throws; when the database is away, an error that says where it is, without credentials
 */
export async function atDatabase<Result>(url: string, work: (url: string) => Promise<Result>): Promise<Result> {
  const location = serverLocation(url);
  try {
    return await work(url);
  } catch (error) {
    if (!(error instanceof Error && databaseProblem(error))) throw error;
    throw new Error(`The database at ${location} cannot be reached: ${error.message}`, { cause: error });
  }
}

/** What went wrong, with what PostgreSQL adds to it: the reason is often only there. */
function explanationOf(error: Error): string {
  const { detail, hint } = error instanceof pg.DatabaseError ? error : {};
  return [error.message, detail, hint].filter(Boolean).join('; ');
}

/**
 * Runs a script to its end: what goes wrong is one line with its name, and exit code 1.
 * @param name of the script
 * @param script what it does
 */
export async function runScript(name: string, script: () => Promise<void>): Promise<void> {
  await script().catch((error: Error) => {
    console.error(`${name}: ${explanationOf(error).replaceAll(/\s*\n\s*/g, '; ')}`);
    process.exitCode = 1;
  });
}
