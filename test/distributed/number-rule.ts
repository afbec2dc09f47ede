import { type DeleteStmt, type InsertStmt, type Node, parse, type ResTarget, type UpdateStmt } from 'libpg-query';
import { NUMBERED_TABLES } from '../../generated/tables.ts';
import { as, nodesIn } from './syntax.ts';

const NUMBER = 'change_seq';

/** What is deleted leaves one of these, which are forgotten themselves in the end. */
const TOMBSTONES = 'tombstones';

const numberedOf = ({ relation }: Partial<InsertStmt & UpdateStmt & DeleteStmt>): string | undefined =>
  NUMBERED_TABLES.find((table) => table === relation?.relname);

const setsNumber = (targets: readonly Node[] | undefined): boolean =>
  targets?.some((target) => as<ResTarget>(target, 'ResTarget')?.name === NUMBER) ?? false;

/** What one of the statements does to a table without a number of the change. */
function unnumbered(kind: string, node: object, leavesTombstones: boolean): string | undefined {
  const table = numberedOf(node);
  if (!table) return undefined;
  if (kind === 'UpdateStmt') return setsNumber((node as UpdateStmt).targetList) ? undefined : `UPDATE of ${table}`;
  if (kind === 'DeleteStmt') return table === TOMBSTONES || leavesTombstones ? undefined : `DELETE from ${table}`;
  if (kind !== 'InsertStmt') return kind === 'MergeStmt' ? `MERGE into ${table}` : undefined;
  const { cols, onConflictClause } = node as InsertStmt;
  if (!setsNumber(cols)) return `INSERT into ${table}`;
  const { action, targetList } = onConflictClause ?? {};
  return action === 'ONCONFLICT_UPDATE' && !setsNumber(targetList) ? `ON CONFLICT of ${table}` : undefined;
}

/**
 * Every row that a user's client may keep a copy of gets the number of its change whenever it is written, and leaves a tombstone with that when
 * it goes.
 * @param statements those of one operation
 * @returns those that forget it: by their text, what they do
 */
export async function forgottenIn(statements: readonly string[]): Promise<Record<string, string[]>> {
  const parsed = await Promise.all(statements.map(async (sql) => [sql, [...nodesIn(await parse(sql))]] as const));
  // Of who is gone nothing is told.
  const isToldOf = (kind: string, node: Partial<InsertStmt & DeleteStmt>): boolean =>
    (kind === 'InsertStmt' && numberedOf(node) === TOMBSTONES) ||
    (kind === 'DeleteStmt' && node.relation?.relname === 'users');
  const leavesTombstones = parsed.some(([, nodes]) => nodes.some(({ kind, node }) => isToldOf(kind, node)));
  const found = parsed.map(
    ([sql, nodes]) => [sql, nodes.flatMap(({ kind, node }) => unnumbered(kind, node, leavesTombstones) ?? [])] as const,
  );
  return Object.fromEntries(found.filter(([, findings]) => findings.length > 0));
}
