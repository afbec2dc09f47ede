import { Prisma, type PrismaClient } from '../../generated/prisma/client.ts';
import { OWNED_TABLES } from '../../generated/tables.ts';
import { WEBHOOK_QUESTIONS } from './webhook-users.ts';

/** The function that tells which users have changed something, in the place of the tables' owner, whom no policy binds. */
export const CHANGED_USERS = 'taskpact_changed_users';

/** The functions that answer about all users, with the types of their parameters. */
export const FUNCTIONS = [
  `${CHANGED_USERS}(text[], bigint[])`,
  ...Object.entries(WEBHOOK_QUESTIONS).map(([name, { takes }]) => `${name}(${takes})`),
];

async function hasFunctions(prisma: PrismaClient): Promise<boolean> {
  const [row] = await prisma.$queryRaw<{ exist: boolean }[]>(
    Prisma.sql`SELECT bool_and(to_regprocedure(name) IS NOT NULL) AS exist FROM unnest(${FUNCTIONS}::text[]) AS name`,
  );
  return row?.exist === true;
}

/**
 * Checks the row-level security of the role that the service connects as.
 * @param prisma a client of that role
 * @param isWanted DATABASE_ROW_SECURITY
 * @returns a description of what is misconfigured, or undefined
 */
export async function rowSecurityFault(prisma: PrismaClient, isWanted: boolean): Promise<string | undefined> {
  // Whether the policies apply to this role: they do not for superusers, and for the owner only with FORCE.
  const tables = await prisma.$queryRaw<{ active: boolean }[]>(
    Prisma.sql`SELECT row_security_active(name) AS active FROM unnest(${['users', ...OWNED_TABLES]}::text[]) AS name`,
  );
  if (isWanted && tables.some(({ active }) => !active)) {
    return 'DATABASE_ROW_SECURITY is true, but does not bind this role: run `npm run row-security` and connect as the role that it names';
  }
  if (isWanted && !(await hasFunctions(prisma))) {
    return 'DATABASE_ROW_SECURITY is true, but row-level security is that of an older version: run `npm run row-security` again';
  }
  if (isWanted || !tables.some(({ active }) => active)) return undefined;
  return 'row-level security hides all tasks from this role: set DATABASE_ROW_SECURITY to true';
}
