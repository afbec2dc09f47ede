import type {
  CommonTableExpr,
  DeleteStmt,
  InsertStmt,
  Node,
  RangeVar,
  ResTarget,
  SelectStmt,
  UpdateStmt,
} from 'libpg-query';
import { TABLES, userColumn } from '../../scripts/database/citus/tables.ts';
import { as, columnName, conjuncts, equality, nodesIn, parameterNumber, tablesIn } from './syntax.ts';

/** The tables that are spread by user, and their column that names the user. */
const USER_COLUMNS: ReadonlyMap<string | undefined, string> = new Map(
  TABLES.map((table) => [table, userColumn(table)]),
);

type Query = Partial<SelectStmt & InsertStmt & UpdateStmt & DeleteStmt>;

const VERBS: Readonly<Record<string, string>> = {
  SelectStmt: 'SELECT',
  InsertStmt: 'INSERT',
  UpdateStmt: 'UPDATE',
  DeleteStmt: 'DELETE',
};

/** Whether the rows of a table are spread by user. */
export const isSpread = ({ relname }: RangeVar): boolean => USER_COLUMNS.has(relname);

/** The tables of ours that a query itself reads or changes. An INSERT is looked at on its own. */
const spreadTablesOf = ({ relation, fromClause, usingClause }: Query): RangeVar[] =>
  [...(relation ? [relation] : []), ...tablesIn(fromClause), ...tablesIn(usingClause)].filter(isSpread);

/** Whether a name is that of the table's user column. */
function isUserColumn(name: readonly string[] | undefined, { relname, alias }: RangeVar): boolean {
  const [column, table] = name?.toReversed() ?? [];
  return column === USER_COLUMNS.get(relname) && (table === undefined || table === (alias?.aliasname ?? relname));
}

/** The parameter that a query's WHERE compares the table's user with. */
const userIn = (where: Node | undefined, table: RangeVar): number | undefined =>
  conjuncts(where)
    .map(equality)
    .find((condition) => isUserColumn(condition?.column, table))?.parameter;

/**
 * Where the values of an INSERT's user column come from: parameters, or a table of ours that is read for that user; nothing when from
 * elsewhere.
 */
function insertedUsers({ relation, cols, selectStmt }: Query): (number | undefined)[] {
  const column = USER_COLUMNS.get(relation?.relname);
  const place = cols?.findIndex((col) => as<ResTarget>(col, 'ResTarget')?.name === column) ?? -1;
  const { valuesLists, targetList, fromClause, whereClause } = as<SelectStmt>(selectStmt, 'SelectStmt') ?? {};
  if (valuesLists) {
    return valuesLists.map((row) => parameterNumber(as<{ items: Node[] }>(row, 'List')?.items[place]));
  }
  const value = as<ResTarget>(targetList?.[place], 'ResTarget')?.val;
  const from = tablesIn(fromClause).find((table) => isUserColumn(columnName(value), table));
  return [from ? userIn(whereClause, from) : parameterNumber(value)];
}

/**
 * Rule 1: a statement on the tables that are spread by user names that user, one and the same, as a parameter. So it goes to one
 * shard, and Citus knows to which before it runs (https://docs.citusdata.com/en/stable/develop/reference_sql.html).
 * @param tree the syntax tree of a statement
 * @returns what is against the rule; nothing when all is well
 */
export function userFindings(tree: unknown): string[] {
  const nodes = [...nodesIn(tree)];
  const ctes = nodes.filter(({ kind }) => kind === 'CommonTableExpr').map(({ node }) => node as CommonTableExpr);
  const known = new Set<object>();
  const users = new Set<number | undefined>();
  const findings = ctes
    .filter(({ ctename }) => USER_COLUMNS.has(ctename))
    .map(({ ctename }) => `a CTE has the name of the table ${ctename}`);

  for (const { kind, node } of nodes.filter((found) => found.kind in VERBS)) {
    const query: Query = node;
    for (const table of spreadTablesOf(query)) {
      known.add(table);
      const sources = kind === 'InsertStmt' ? insertedUsers(query) : [userIn(query.whereClause, table)];
      for (const source of sources) users.add(source);
      if (sources.includes(undefined)) findings.push(`${VERBS[kind]} on ${table.relname} names no user`);
    }
  }
  const missed = nodes.filter(
    ({ kind, node }) => kind === 'RangeVar' && isSpread(node as RangeVar) && !known.has(node),
  );
  const numbers = [...users].filter((source) => source !== undefined);
  return [
    ...findings,
    ...missed.map(({ node }) => `${(node as RangeVar).relname} is used in a way that this rule does not know`),
    ...(numbers.length > 1 ? [`names several users: ${numbers.map((number) => `$${number}`).join(', ')}`] : []),
  ];
}
