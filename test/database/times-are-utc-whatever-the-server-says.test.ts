import t from 'tap';
import { applyMigrations } from '../../src/database/migrate/apply.ts';
import { runForTexts } from '../helpers/rows.ts';
import { statementOf } from '../helpers/statement.ts';
import { open, scratchDatabase, withoutServer } from './scratch.ts';

t.test('a server with another time zone and another style', { skip: withoutServer }, async (t) => {
  const url = await scratchDatabase(t);
  await applyMigrations({ connectionString: url });
  const setUp = await open(t, { DATABASE_URL: url });
  const name = new URL(url).pathname.slice(1);
  await setUp.pool.query(`ALTER DATABASE ${name} SET timezone TO 'Asia/Kolkata'`);
  await setUp.pool.query(`ALTER DATABASE ${name} SET datestyle TO 'SQL, DMY'`);
  const { prisma } = await open(t, { DATABASE_URL: url });
  const created_at = new Date('2026-11-20T10:14:33.600Z');
  await prisma.user.create({ data: { id: 'ada', created_at } });
  t.match(await prisma.user.findUnique({ where: { id: 'ada' } }), { id: 'ada', created_at }, 'by Prisma');
  const rows = await runForTexts(prisma.$rowsOf)(
    statementOf('read', 'SELECT created_at FROM users WHERE id = $1'),
    'ada',
  );
  t.same(rows, [['2026-11-20 10:14:33.6+00']], 'as text');
});
