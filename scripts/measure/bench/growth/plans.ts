/** A node of a plan, as `EXPLAIN (FORMAT JSON)` writes it. */
interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  /** The index that ON CONFLICT uses. */
  readonly 'Conflict Arbiter Indexes'?: readonly string[];
  readonly Plans?: readonly PlanNode[];
}

/** A statement with its plan. */
export interface Plan {
  /** Its text. */
  readonly statement: string;
  /** The indexes that it used. */
  readonly indexes: readonly string[];
  /** The tables that it read sequentially. */
  readonly scanned: readonly string[];
  /** Whether it had to sort. */
  readonly sorts: boolean;
}

const nodesOf = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];

const unique = (values: readonly (string | undefined)[]): string[] => [
  ...new Set(values.filter((value) => value !== undefined)),
];

function planOf(json: string): Plan {
  const { 'Query Text': statement, Plan: root } = JSON.parse(json) as { 'Query Text': string; Plan: PlanNode };
  const nodes = nodesOf(root);
  const scans = nodes.filter((node) => node['Node Type'] === 'Seq Scan');
  return {
    statement: statement.replaceAll(/\s+/g, ' ').trim(),
    indexes: unique(nodes.flatMap((node) => [node['Index Name'], ...(node['Conflict Arbiter Indexes'] ?? [])])),
    scanned: unique(scans.map((node) => node['Relation Name'])),
    sorts: nodes.some((node) => node['Node Type'].endsWith('Sort')),
  };
}

/**
 * Parses the plans in a part of the server's log, in the JSON format of auto_explain. Of statements with the same text it returns the last
 * one, since PostgreSQL has then chosen the final plan of a prepared statement.
 * @param log lines; those that belong to the one before begin with a tab
 */
export function plansIn(log: string): Plan[] {
  const plans = new Map<string, Plan>();
  for (const [, json = ''] of log.matchAll(/ LOG: {2}duration: [\d.]+ ms {2}plan:\n((?:\t.*\n)+)/g)) {
    const plan = planOf(json);
    plans.set(plan.statement, plan);
  }
  return [...plans.values()];
}

/**
 * Turns on auto_explain (PostgreSQL's manual, appendix F) for all later connections to a database.
 * @param database its name
 */
export const explainAll = (database: string): string[] =>
  Object.entries({
    session_preload_libraries: 'auto_explain',
    'auto_explain.log_min_duration': '0',
    'auto_explain.log_format': 'json',
    // Includes the queries of foreign keys.
    'auto_explain.log_nested_statements': 'on',
  }).map(([name, value]) => `ALTER DATABASE ${database} SET ${name} = '${value}'`);
