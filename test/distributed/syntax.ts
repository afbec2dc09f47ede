/** The syntax tree of a statement, as PostgreSQL's own parser makes it (libpg_query). */
import type { A_Expr, ColumnRef, Node, ParamRef, RangeVar, String as Text, TypeCast } from 'libpg-query';

/** A node of the tree: what it is, and its fields. */
export interface Found {
  readonly kind: string;
  readonly node: object;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** Nodes stand below the name of their kind, but for a few that a field can only have one kind of. */
function kindOf(field: string, value: object): string | undefined {
  if (/^[A-Z]/.test(field)) return field;
  if ('relname' in value) return 'RangeVar';
  return /^[lr]arg$/.test(field) && 'op' in value ? 'SelectStmt' : undefined;
}

/** Every node of a tree, from the top down. */
export function* nodesIn(tree: unknown): Generator<Found> {
  if (!isObject(tree)) return;
  for (const [field, value] of Object.entries(tree)) {
    if (!isObject(value)) continue;
    const kind = kindOf(field, value);
    if (kind) yield { kind, node: value };
    yield* nodesIn(value);
  }
}

/** The fields of a node, if it is of this kind. */
export function as<Kind>(node: Node | undefined, kind: string): Kind | undefined {
  return node && kind in node ? (node as unknown as Record<string, Kind>)[kind] : undefined;
}

/** The parts of a name: `public.tasks.id` has three. */
export const namesIn = (nodes: readonly Node[] = []): string[] =>
  nodes.map((node) => as<Text>(node, 'String')?.sval ?? '');

/** The parts of the name of a column, if the node is one. */
export function columnName(node: Node | undefined): string[] | undefined {
  const column = as<ColumnRef>(node, 'ColumnRef');
  return column && namesIn(column.fields);
}

/** The number of a parameter, cast or not, if the node is one. */
export function parameterNumber(node: Node | undefined): number | undefined {
  const cast = as<TypeCast>(node, 'TypeCast');
  return as<ParamRef>(cast ? cast.arg : node, 'ParamRef')?.number;
}

/** The conditions that all have to hold. */
export function conjuncts(where: Node | undefined): Node[] {
  const expression = as<{ boolop: string; args: Node[] }>(where, 'BoolExpr');
  if (expression?.boolop === 'AND_EXPR') return expression.args.flatMap(conjuncts);
  return where ? [where] : [];
}

/** The column and the parameter of `column = $n`, either way round. */
export function equality(node: Node): { column: string[]; parameter: number } | undefined {
  const expression = as<A_Expr>(node, 'A_Expr');
  if (expression?.kind !== 'AEXPR_OP' || namesIn(expression.name).join('.') !== '=') return undefined;
  const sides = [expression.lexpr, expression.rexpr];
  const column = sides.map(columnName).find((name) => name !== undefined);
  const parameter = sides.map(parameterNumber).find((number) => number !== undefined);
  return column && parameter !== undefined ? { column, parameter } : undefined;
}

/** The tables and CTEs that a FROM or USING names itself, those of subqueries left out. */
export function tablesIn(from: readonly (Node | undefined)[] = []): RangeVar[] {
  return from.flatMap((item) => {
    const join = as<{ larg?: Node; rarg?: Node }>(item, 'JoinExpr');
    if (join) return tablesIn([join.larg, join.rarg]);
    return as<RangeVar>(item, 'RangeVar') ?? [];
  });
}
