import { type Call, type Kind, type Statement, statementName } from './statement.ts';
import type { Step } from './text-query.ts';
import { NAME_USER } from './user-setting.ts';

/** SQL under a name of its own. */
export const stepStatement = (text: string): Pick<Statement, 'name' | 'text'> => ({ name: statementName(text), text });

const BEGIN: Step = { statement: stepStatement('BEGIN'), values: [] };
const COMMIT: Step = { statement: stepStatement('COMMIT'), values: [] };
/** Ends a transaction in which a step failed. */
export const ROLLBACK: Step = { statement: { name: '', text: 'ROLLBACK' }, values: [] };

/** $1 milliseconds. Holds until the end of the transaction: a pooler hands the connection on after it. */
const LIMIT_TIME = stepStatement("SELECT set_config('statement_timeout', $1, true)");

/** $1 milliseconds. A search has one processor, not several: it shares the machine with everybody else's statements. */
const LIMIT_SEARCH = stepStatement(
  "SELECT set_config('statement_timeout', $1, true), set_config('max_parallel_workers_per_gather', '0', true)",
);

/** What goes along with the statements of a piece of work. */
export interface StepSettings {
  /** Whether statements are prepared under their names. */
  readonly prepares: boolean;
  /** Whether the server may spread tables over nodes, as far as is known by now. */
  readonly isDistributed: () => boolean;
  /** Whether row-level security is told whose they are. */
  readonly namesUser: boolean;
  /** Time limit of each transaction in milliseconds, where the connection itself cannot keep one. */
  readonly transactionMs: number | undefined;
  /** Time limit of a search in milliseconds, where there is one. */
  readonly searchMs: number | undefined;
}

/** What is sent for a piece of work. */
export interface Steps {
  readonly kind: Kind;
  readonly isTransaction: boolean;
  /** The steps, with the milliseconds that are left as their time limit. */
  make(leftMs: number): Step[];
  /** How many steps stand before those of the statements. */
  readonly before: number;
}

function kindOf(calls: readonly Call[]): Kind {
  if (calls.some(({ statement }) => statement.kind === 'write')) return 'write';
  return calls.some(({ statement }) => statement.kind === 'search') ? 'search' : 'read';
}

/**
 * Makes the function that makes steps.
 * @param prepares whether statements are prepared under their names
 */
export const stepMaker =
  (prepares: boolean) =>
  (statement: Pick<Statement, 'name' | 'text'>, values: readonly unknown[]): Step => ({
    statement: prepares ? statement : { name: '', text: statement.text },
    values,
  });

/**
 * Makes the function that puts the steps of a piece of work together: one implicit transaction, which ends with what is sent. On a
 * server that may be distributed an explicit one for several writes: Citus takes each statement of an implicit one for itself, and BEGIN
 * and COMMIT cost PostgreSQL a fifth of what two writes do.
 * @param settings what goes along
 */
export function stepsWith(settings: StepSettings): (owner: string, calls: readonly Call[]) => Steps {
  const { prepares, isDistributed, namesUser, transactionMs, searchMs } = settings;
  const step = stepMaker(prepares);
  const limitFor = (kind: Kind, leftMs: number): Step | undefined => {
    const limitMs = kind === 'search' ? searchMs : transactionMs;
    if (limitMs === undefined) return undefined;
    // 0 would be no limit.
    const value = Math.max(1, Math.floor(Math.min(limitMs, leftMs)));
    return step(kind === 'search' ? LIMIT_SEARCH : LIMIT_TIME, [value]);
  };
  const begin = step(BEGIN.statement, []);
  const commit = step(COMMIT.statement, []);
  return (owner, calls) => {
    const kind = kindOf(calls);
    const isTransaction = kind === 'write' && calls.length > 1 && isDistributed();
    const leading = (leftMs: number): Step[] => {
      const steps = isTransaction ? [begin] : [];
      const limit = limitFor(kind, leftMs);
      if (limit) steps.push(limit);
      if (namesUser) steps.push(step(NAME_USER, [owner]));
      return steps;
    };
    return {
      kind,
      isTransaction,
      before: leading(0).length,
      make(leftMs) {
        const steps = leading(leftMs);
        for (const { statement, values } of calls) steps.push(step(statement, [owner, ...values]));
        if (isTransaction) steps.push(commit);
        return steps;
      },
    };
  };
}
