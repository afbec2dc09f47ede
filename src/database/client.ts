import { Prisma, type PrismaClient } from '../../generated/prisma/client.ts';
import { lockUser, raiseNumber } from './change-number.ts';
import {
  type Call,
  callOf,
  type Row,
  type Runner,
  type RunStatements,
  type Statement,
  USER_SETTING,
} from './raw/index.ts';

/** How model calls are made for a user. */
export interface ClientSettings {
  /** Whether row-level security is told whose rows they are about. */
  readonly namesUser: boolean;
  /** Time limit of each transaction in milliseconds, where the connection itself cannot keep one. */
  readonly transactionMs: number | undefined;
  /** What a transaction may take as a whole, in milliseconds. */
  readonly totalMs: number;
}

/** Of the time that a transaction has, the part that it may wait for a connection. */
const WAITING = 0.4;

const nameUser = (owner: string): Prisma.Sql => Prisma.sql`SELECT set_config(${USER_SETTING}, ${owner}, true)`;
const limitTime = (ms: number): Prisma.Sql => Prisma.sql`SELECT set_config('statement_timeout', ${String(ms)}, true)`;

/**
 * The client that handlers and repositories talk to the database by. It has two lanes: Prisma's own calls, through `forUser`, for whatever
 * is not hot; and `$rows` for the statements that the benchmark shows to be hot, whose rows stay as the database sent them.
 * @param base Prisma's client
 * @param run runs the statements of the fast lane
 * @param takeTurn waits for a user's turn
 * @param settings how model calls are made
 */
export function createClient(
  base: PrismaClient,
  run: RunStatements,
  takeTurn: Runner['takeTurn'],
  { namesUser, transactionMs, totalMs }: ClientSettings,
) {
  /** What is said at the beginning of a transaction of the owner's. */
  const preamble = (owner: string): Prisma.Sql[] => [
    ...(transactionMs === undefined ? [] : [limitTime(transactionMs)]),
    ...(namesUser ? [nameUser(owner)] : []),
  ];

  const inTurn = async <Result>(owner: string, work: () => Promise<Result>): Promise<Result> => {
    const leave = await takeTurn(owner);
    try {
      return await work();
    } finally {
      leave();
    }
  };

  return base.$extends({
    name: 'taskpact',
    client: {
      /**
       * Runs a prepared statement on the owner's rows, and gives them as they came.
       * @param values by the names of the statement's slots
       */
      async $rows(
        statement: Statement,
        owner: string,
        values: Readonly<Record<string, unknown>>,
      ): Promise<readonly Row[]> {
        const [rows = []] = await run(owner, [callOf(statement, values)]);
        return rows;
      },

      /** Runs several on the owner's rows in one round trip, all of them or none, and gives the rows of each. */
      $rowsOf: (owner: string, calls: readonly Call[], began?: number) => run(owner, calls, began),

      /**
       * The client for calls on the rows of one owner: each waits for the owner's turn, has a time limit, and is one that row-level security
       * lets through. The `where` still has to name the owner.
       * @see https://www.prisma.io/docs/orm/prisma-client/client-extensions/query
       */
      forUser: (owner: string) =>
        base.$extends({
          query: {
            $allOperations: ({ args, query }) =>
              inTurn(owner, async () => {
                const before = preamble(owner).map((sql) => base.$queryRaw(sql));
                if (before.length === 0) return query(args);
                const results = await base.$transaction([...before, query(args)]);
                return results.at(-1);
              }),
          },
        }),

      /**
       * Changes rows of one owner by several calls, in one transaction, which is rolled back when `work` throws. All other changes of what
       * this owner has come before or after it.
       * @param work gets the client of the transaction, and the number that each row gets that it changes
       */
      inTransaction: <Result>(owner: string, work: (tx: Prisma.TransactionClient, number: bigint) => Promise<Result>) =>
        inTurn(owner, () =>
          base.$transaction(
            async (tx) => {
              for (const sql of preamble(owner)) await tx.$queryRaw(sql);
              const number = await lockUser(tx, owner);
              const result = await work(tx, number);
              await raiseNumber(tx, owner, number);
              return result;
            },
            { maxWait: totalMs * WAITING, timeout: totalMs * (1 - WAITING) },
          ),
        ),
    },
  });
}

export type Client = ReturnType<typeof createClient>;
