import pg from 'pg';
import { z } from 'zod';
import { ConfigError } from '../../src/config/index.ts';
import { VARIABLES } from '../../src/config/variables.ts';
import { databaseProblem } from '../../src/database/failures.ts';
import { serverLocation } from '../../src/database/pool.ts';

/**
 * Some of the service's variables, so that a script runs without the others, such as a key source.
 * @param shape which of them
 * @param environment the environment
 * @throws {ConfigError} naming an invalid variable
 */
export function readVariables<Shape extends z.ZodRawShape>(
  shape: Shape,
  environment: Record<string, string | undefined>,
): z.output<z.ZodObject<Shape>> {
  const given = Object.entries(environment).filter(([, value]) => value !== '');
  const { success, data, error } = z.object(shape).safeParse(Object.fromEntries(given));
  if (success) return data;
  const [issue] = error.issues;
  throw new ConfigError(`${issue?.path.join('.')} ${issue?.message}`);
}

const { DATABASE_URL, DIRECT_DATABASE_URL } = VARIABLES;

/**
 * The database of an administrative script, bypassing a pooler.
 * @param environment the environment
 * @returns the URL; undefined if none is set
 * @throws {ConfigError} naming an invalid variable
 */
export function directDatabaseUrl(environment: Record<string, string | undefined>): string | undefined {
  const given = readVariables({ DATABASE_URL, DIRECT_DATABASE_URL }, environment);
  return given.DIRECT_DATABASE_URL ?? given.DATABASE_URL;
}

/**
 * Runs a function with a connection to a database.
 * @param url the URL of the database
 * @param work the function
 * @throws what the function throws; if the database cannot be reached, an error with its location, without credentials
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

/** The message of an error with PostgreSQL's detail, which often has the reason. */
function explanationOf(error: Error): string {
  const { detail, hint } = error instanceof pg.DatabaseError ? error : {};
  return [error.message, detail, hint].filter(Boolean).join('; ');
}

/**
 * Runs a script; an error is printed as one line with the script's name, and the exit code is 1.
 * @param name the name of the script
 * @param script its function
 */
export async function runScript(name: string, script: () => Promise<void>): Promise<void> {
  await script().catch((error: Error) => {
    console.error(`${name}: ${explanationOf(error).replaceAll(/\s*\n\s*/g, '; ')}`);
    process.exitCode = 1;
  });
}
