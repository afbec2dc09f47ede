import { Prisma, type PrismaClient } from '../../generated/prisma/client.ts';
import { lockUser, raiseNumber } from './change-number.ts';
import type { Client, NumberedWork } from './client.ts';
import { type JoinedSettings, type JoinedWork, joining, type Within } from './joined/index.ts';
import { longWork } from './long-work.ts';
import { callOf, type Kind, type Runner, type RunStatements, USER_SETTING } from './raw/index.ts';
import { type SnapshotSettings, snapshots } from './snapshots.ts';

/** How model calls are made for a user. */
export interface ClientSettings extends JoinedSettings, SnapshotSettings {
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
 * The client of the service. It has two lanes: Prisma's own calls, through `forUser`, for whatever is not hot; and `$rows` for the
 * statements that the benchmark shows to be hot, whose rows stay as the database sent them.
 * @param base Prisma's client
 * @param run runs the statements of the fast lane
 * @param takeTurn waits for a user's turn
 * @param settings how model calls are made
 */
export function createClient(
  base: PrismaClient,
  run: RunStatements,
  takeTurn: Runner['takeTurn'],
  settings: ClientSettings,
) {
  const { namesUser, transactionMs, totalMs } = settings;

  /** What is said at the beginning of a transaction of the owner's. */
  const preamble = (owner: string): Prisma.Sql[] => [
    ...(transactionMs === undefined ? [] : [limitTime(transactionMs)]),
    ...(namesUser ? [nameUser(owner)] : []),
  ];

  const inTurn = async <Result>(owner: string, kind: Kind, work: () => Promise<Result>): Promise<Result> => {
    const leave = await takeTurn(owner, kind);
    try {
      return await work();
    } finally {
      leave();
    }
  };

  const within: Within = async (tx, owner, work) => {
    for (const sql of preamble(owner)) await tx.$queryRaw(sql);
    const number = await lockUser(tx, owner);
    const result = await work(tx, number);
    await raiseNumber(tx, owner, number);
    return result;
  };

  const joined = joining(base, within, settings);
  const long = longWork(inTurn);
  const readSnapshot = snapshots(settings);

  const shared: Client = {
    async $rows(statement, owner, values) {
      const [rows = []] = await run(owner, [callOf(statement, values)]);
      return rows;
    },

    $rowsOf: run,

    /** @see https://www.prisma.io/docs/orm/prisma-client/client-extensions/query */
    forUser(owner) {
      const extended = base.$extends({
        query: {
          $allOperations: ({ args, query }) =>
            inTurn(owner, 'read', async () => {
              const before = preamble(owner).map((sql) => base.$queryRaw(sql));
              if (before.length === 0) return query(args);
              const results = await base.$transaction([...before, query(args)]);
              return results.at(-1);
            }),
        },
      });
      // The same models and methods: only that what is asked may be extended by arguments makes its type another one.
      return extended as unknown as Prisma.TransactionClient;
    },

    inTransaction: (owner, work) =>
      inTurn(owner, 'write', () =>
        base.$transaction((tx) => within(tx, owner, work), {
          maxWait: totalMs * WAITING,
          timeout: totalMs * (1 - WAITING),
        }),
      ),
  };

  return base.$extends({
    name: 'taskpact',
    client: {
      ...shared,

      /**
       * Runs calls of both lanes on the rows of one owner as one transaction, one after another: in the order of the calls within a lane;
       * where one lane is to see what the other did, that is awaited. Statements of the fast lane fail alone, as they do outside. All is
       * undone when `work` throws, when a model call failed outside of a savepoint, and when it takes longer than a request may.
       * @param work gets the client whose calls are part of the transaction, and what undoes a part of it
       * @throws what `work` throws; NotPerformed when the time is over, or the connection was lost before the end
       */
      together<Result>(owner: string, work: JoinedWork<Result>): Promise<Result> {
        const endsAt = performance.now() + totalMs;
        return inTurn(owner, 'write', () =>
          joined(owner, Math.max(endsAt - performance.now(), 1), totalMs * WAITING, work),
        );
      },

      /**
       * As `inTransaction`, for a change of everything that a user has: each call has the usual time, and the whole takes what it takes.
       * @param limitMs the longest that it may take, in milliseconds
       */
      inLongTransaction: <Result>(owner: string, limitMs: number, work: NumberedWork<Result>): Promise<Result> =>
        long({ owner, kind: 'write', limitMs }, (endsAt) =>
          base.$transaction((tx) => within(tx, owner, work), {
            maxWait: totalMs * WAITING,
            timeout: Math.max(endsAt - performance.now(), 1),
          }),
        ),

      /**
       * Reads what a user has at one moment, by as many statements of the fast lane as it takes.
       * @param limitMs the longest that it may take, in milliseconds
       * @param work gets what runs the statements
       */
      inSnapshot: <Result>(
        owner: string,
        limitMs: number,
        work: (run: RunStatements) => Promise<Result>,
      ): Promise<Result> =>
        long({ owner, kind: 'search', limitMs }, (endsAt) => readSnapshot(preamble(owner), endsAt, work)),
    },
  });
}

/** The client of the service, whose handlers need no more of it than {@link Client}. */
export type DatabaseClient = ReturnType<typeof createClient>;
