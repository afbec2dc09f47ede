import type { Logger } from 'pino';
import { StartError } from '../config/start-error.ts';
import { databaseProblem } from '../database/failures.ts';
import type { Database } from '../database/index.ts';
import { isRefused, reasonOf } from '../database/reason.ts';
import type { Outages } from '../observability/outages.ts';
import { tableFaults } from '../resource/table-check.ts';
import { RESOURCES } from '../resources/declared.ts';

/**
 * Connects to the database for the first time, and logs what the operator has to know: that migrations are pending, that row-level
 * security is misconfigured, or that the database cannot be reached yet.
 * @param database the open database
 * @param log the logger
 * @param outages notified if the database cannot be reached; logs when it is back
 * @throws {StartError} if waiting would not help: the server refuses DATABASE_URL, or the tables lack a declared column
 */
export async function firstContact(database: Database, log: Logger, outages: Outages): Promise<void> {
  try {
    await database.ping();
    const pending = await database.pendingMigrations();
    if (pending.length > 0) return log.warn({ pending }, 'not ready: run `npm run migrate`');
    const faults = await tableFaults(database.prisma, Object.values(RESOURCES));
    if (faults.length > 0) throw new StartError(`The tables are not what this version declares: ${faults.join('; ')}`);
    const fault = await database.rowSecurityFault();
    if (fault) log.warn(fault);
  } catch (error) {
    if (error instanceof StartError) throw error;
    if (isRefused(error)) {
      const message = `${database.location} refuses DATABASE_URL: ${reasonOf(error)}. Set it like postgresql://user:password@host:5432/database`;
      throw new StartError(message, { cause: error });
    }
    const problem = error instanceof Error && databaseProblem(error);
    if (!problem) throw error;
    outages.report(problem, log);
  }
}
