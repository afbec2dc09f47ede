import t from 'tap';
import { callOf } from '../../../src/database/raw/statement.ts';
import { stepsWith } from '../../../src/database/raw/steps.ts';
import { newUser, startApp } from '../../helpers/app.ts';
import { statementOf } from '../../helpers/statement.ts';

const { app, database } = await startApp(t);

const MAKE = callOf(statementOf('write', 'INSERT INTO users (id, created_at) VALUES ($1, now())'), {});

t.test('the second one fails, and nothing has come of the first', async (t) => {
  const { id } = newUser(app);
  await t.rejects(database.prisma.$rowsOf(id, [MAKE, MAKE]), { code: '23505' });
  t.equal(await database.prisma.user.count({ where: { id } }), 0);
  await database.prisma.$rowsOf(id, [MAKE]);
  t.equal(await database.prisma.user.count({ where: { id } }), 1);
});

t.test('it is told where it begins and ends on a server that may be distributed, and on no other', async (t) => {
  for (const [isDistributed, texts] of [
    [true, ['BEGIN', MAKE.statement.text, MAKE.statement.text, 'COMMIT']],
    [false, [MAKE.statement.text, MAKE.statement.text]],
  ] as const) {
    const settings = { prepares: true, namesUser: false, transactionMs: undefined, searchMs: undefined };
    const { isTransaction, make } = stepsWith({ ...settings, isDistributed: () => isDistributed })('ada', [MAKE, MAKE]);
    t.equal(isTransaction, isDistributed);
    t.strictSame(
      make(1000).map(({ statement }) => statement.text),
      texts,
    );
  }
});
