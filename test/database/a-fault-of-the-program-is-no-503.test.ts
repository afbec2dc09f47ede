import t from 'tap';
import { databaseProblem } from '../../src/database/failures.ts';
import { failureOf, openEmbeddedCopy } from './scratch.ts';

const { pool, prisma } = await openEmbeddedCopy(t);
const user = (id: string) => prisma.user.create({ data: { id, created_at: new Date() } });
await user('ada');

const faults: [name: string, act: () => Promise<unknown>][] = [
  ['a key that exists', () => user('ada')],
  ['a rule that is broken', () => user('')],
  ['a character that cannot be kept', () => user('a\0')],
  ['SQL that is none', () => pool.query('SELEC')],
  ['raw SQL that divides by zero', () => prisma.$queryRaw`SELECT 1 / 0`],
  ['a row that is not there', () => prisma.user.findUniqueOrThrow({ where: { id: 'bob' } })],
  ['something else', async () => Promise.reject(new TypeError('undefined is not a function'))],
];
for (const [name, act] of faults) {
  t.test(name, async (t) => {
    const error = await failureOf(act());
    t.equal(databaseProblem(error), undefined);
  });
}

t.test('errors that are each other’s cause have an end', async (t) => {
  const error = new Error('snake');
  error.cause = error;
  t.equal(databaseProblem(error), undefined);
});
