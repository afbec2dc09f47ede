import { type FuncCall, type Node, parse, type SQLValueFunction, type TypeCast, type UpdateStmt } from 'libpg-query';
import { as, type Found, namesIn, nodesIn } from './syntax.ts';
import { isSpread, userFindings } from './user-rule.ts';

/** What RETURNING may have: columns, parameters and constants as they are. */
const PLAIN = new Set(['ResTarget', 'ColumnRef', 'String', 'A_Star', 'ParamRef', 'A_Const']);

/**
 * Rule 2: RETURNING computes nothing. Citus refuses there what is not immutable, as `json_build_object` is not; a query over
 * the one that writes may compute whatever it likes.
 */
const returningFindings = (tree: unknown): string[] =>
  [...nodesIn(tree)]
    .flatMap(({ node }) => (node as Partial<UpdateStmt>).returningClause?.exprs ?? [])
    .flatMap((target) => [...nodesIn(target)])
    .filter(({ kind }) => !PLAIN.has(kind))
    .map(({ kind }) => `RETURNING computes: ${kind}`);

/** What changes rows. */
const CHANGES = new Set(['InsertStmt', 'UpdateStmt', 'DeleteStmt', 'MergeStmt']);

/** An UPDATE of a table that is spread by user: where all that a statement changes is of one user, Citus 13 sends it whole to their worker. */
const goesAlong = ({ kind, node }: Found): boolean => {
  const { relation } = node as Partial<UpdateStmt>;
  return kind === 'UpdateStmt' && relation !== undefined && isSpread(relation);
};

/**
 * Rule 4: a CTE changes no rows but by an UPDATE of what the user has, and no row is computed by a query inside VALUES. Citus splits a query
 * that inserts in a CTE, and commits its parts in two phases over all workers, so that it fails when any of them is down; queries in VALUES it
 * refuses. Several statements are sent in one transaction instead.
 */
const splitFindings = (tree: unknown): string[] =>
  [...nodesIn(tree)].flatMap(({ kind, node }) => {
    if (kind === 'CommonTableExpr') {
      return [...nodesIn(node)]
        .filter((found) => CHANGES.has(found.kind) && !goesAlong(found))
        .map((found) => `a CTE changes rows: ${found.kind}`);
    }
    const { valuesLists = [] } = node as { valuesLists?: Node[] };
    return [...nodesIn(valuesLists)].filter((found) => found.kind === 'SubLink').map(() => 'VALUES ask a query');
  });

const CLOCKS = new Set(['now', 'transaction_timestamp', 'statement_timestamp', 'clock_timestamp', 'timeofday', 'age']);

/** `timestamp 'now'` is the clock too, and so is text that is cast to a time later. */
const CLOCK_WORD = /^\s*(now|today|tomorrow|yesterday)\b/i;

function clockIn(kind: string, node: object): string | undefined {
  if (kind === 'SQLValueFunction') {
    const { op = '' } = node as SQLValueFunction;
    return /DATE|TIME/.test(op) ? op.replace('SVFOP_', '') : undefined;
  }
  if (kind === 'FuncCall') {
    const name = namesIn((node as FuncCall).funcname).at(-1) ?? '';
    return CLOCKS.has(name) ? `${name}()` : undefined;
  }
  const text = kind === 'TypeCast' && as<{ sval?: { sval?: string } }>((node as TypeCast).arg, 'A_Const')?.sval?.sval;
  return text && CLOCK_WORD.test(text) ? `'${text}'` : undefined;
}

/**
 * Rule 3: the time is a parameter. Each shard has a clock of its own, and Citus refuses `now()` inside COALESCE and CASE of an UPDATE.
 */
const clockFindings = (tree: unknown): string[] =>
  [...nodesIn(tree)].flatMap(({ kind, node }) => {
    const clock = clockIn(kind, node);
    return clock ? `asks the clock: ${clock}` : [];
  });

/**
 * What of a statement does not suit a PostgreSQL whose tables are spread by user.
 * @param sql one statement
 * @returns a reason for each finding; nothing when it suits
 * @throws when PostgreSQL could not parse it
 */
export async function findingsIn(sql: string): Promise<string[]> {
  const tree: { stmts?: { stmt?: Node }[] } = await parse(sql);
  return [...userFindings(tree), ...returningFindings(tree), ...clockFindings(tree), ...splitFindings(tree)];
}
