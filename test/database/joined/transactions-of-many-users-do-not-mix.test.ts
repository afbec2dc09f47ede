/** Each on its own connection, however few there are: a statement that went to another one would be undone with it, or seen by it. */
import { randomUUID } from 'node:crypto';
import t from 'tap';
import { textAt } from '../../../src/database/raw/index.ts';
import { openTestDatabase } from '../../helpers/database.ts';
import { statementOf } from '../../helpers/statement.ts';
import { config, failureOf } from '../scratch.ts';

const USERS = 12;
const ROUNDS = 5;
const WRITES = 10;

const INSERT = statementOf('write', `INSERT INTO users (id, created_at) VALUES ($1 || ' ' || $2, now())`);
/** Which transaction it is: of the backend, whatever connection a pooler gave it. */
const WHERE = statementOf('read', 'SELECT pg_current_xact_id() WHERE $1::text IS NOT NULL');
const WHERE_TEXT = 'SELECT pg_current_xact_id()::text AS id';

for (const prepares of ['true', 'false']) {
  t.test(`DATABASE_PREPARED_STATEMENTS=${prepares}`, async (t) => {
    const settings = { DATABASE_POOL_SIZE: '3', DATABASE_PREPARED_STATEMENTS: prepares, DATABASE_TIMEOUT_MS: '60000' };
    const database = await openTestDatabase(t, config(settings));
    t.teardown(() => database.close());
    const { prisma } = database;
    const run = randomUUID();
    const mistake = new Error('of the handler');

    const attempt = (owner: string, round: number) =>
      prisma.together(owner, async (bound, savepoint) => {
        const [own] = await bound.$rows(WHERE, owner, {});
        const id = own && textAt(own, 0);
        for (let write = 0; write < WRITES; write += 1) {
          await bound.$rowsOf(owner, [{ statement: INSERT, values: [`${round} ${write}`] }]);
          const [found] = await bound.forUser(owner).$queryRawUnsafe<{ id: string }[]>(WHERE_TEXT);
          const [row] = await bound.$rows(WHERE, owner, {});
          if (found?.id !== id || (row && textAt(row, 0)) !== id) throw new Error(`${owner} is in another transaction`);
        }
        const undone = savepoint(async () => {
          await bound.$rowsOf(owner, [{ statement: INSERT, values: ['undone'] }]);
          throw mistake;
        });
        await undone.catch(() => {});
        if (round % 2 === 1) throw mistake;
      });

    /** What else goes on over the same connections. */
    let isBusy = true;
    const others = Array.from({ length: 4 }, async (_, index) => {
      const owner = `${run} other ${index}`;
      for (let write = 0; isBusy; write += 1) {
        await prisma.$rowsOf(owner, [{ statement: INSERT, values: [write] }]);
        await prisma.inTransaction(owner, (tx) => tx.user.count({ where: { id: `${owner} ${write}` } }));
        await prisma.forUser(owner).user.findFirst({ where: { id: `${owner} ${write}` } });
      }
    });

    const users = Array.from({ length: USERS }, (_, index) => `${run} user ${index}`);
    await Promise.all(
      users.map(async (owner) => {
        for (let round = 0; round < ROUNDS; round += 1) {
          if (round % 2 === 0) await attempt(owner, round);
          else t.equal(await failureOf(attempt(owner, round)), mistake);
        }
      }),
    );
    isBusy = false;
    await Promise.all(others);

    const wanted = Array.from({ length: ROUNDS * WRITES }, (_, index) => [Math.floor(index / WRITES), index % WRITES]);
    for (const owner of users) {
      const found = await prisma.user.findMany({ where: { id: { startsWith: `${owner} ` } }, orderBy: { id: 'asc' } });
      t.strictSame(
        found.map(({ id }) => id),
        wanted.filter(([round = 0]) => round % 2 === 0).map((place) => [owner, ...place].join(' ')),
      );
    }
    t.equal(database.pool.idleCount, database.pool.totalCount, 'every connection is back in the pool');
  });
}
