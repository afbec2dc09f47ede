import { Prisma, type PrismaClient } from '../../generated/prisma/client.ts';
import { OWNED_TABLES } from '../../generated/tables.ts';

/**
 * What is wrong with the row-level security of the role that the service connects as.
 * @param prisma a client of that role
 * @param isWanted DATABASE_ROW_SECURITY
 * @returns in words; undefined when nothing is
 */
export async function rowSecurityFault(prisma: PrismaClient, isWanted: boolean): Promise<string | undefined> {
  // Whether it binds this role on this table: not an owner that is not forced, nor a superuser.
  const tables = await prisma.$queryRaw<{ active: boolean }[]>(
    Prisma.sql`SELECT row_security_active(name) AS active FROM unnest(${[...OWNED_TABLES]}::text[]) AS name`,
  );
  if (isWanted && tables.some(({ active }) => !active)) {
    return 'DATABASE_ROW_SECURITY is true, but does not bind this role: run `npm run row-security` and connect as the role that it names';
  }
  if (isWanted || !tables.some(({ active }) => active)) return undefined;
  return 'row-level security hides all tasks from this role: set DATABASE_ROW_SECURITY to true';
}
