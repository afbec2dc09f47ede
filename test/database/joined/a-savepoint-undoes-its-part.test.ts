import { randomUUID } from 'node:crypto';
import t from 'tap';
import type { Client } from '../../../src/database/client.ts';
import type { Savepoint } from '../../../src/database/joined/index.ts';
import { openTestDatabase } from '../../helpers/database.ts';
import { statementOf } from '../../helpers/statement.ts';
import { config, failureOf } from '../scratch.ts';

const INSERT = statementOf('write', `INSERT INTO users (id, created_at) VALUES ($1 || ' ' || $2, now())`);
const FAULT = statementOf('read', 'SELECT 1 / length($1) * 0 / 0');

const database = await openTestDatabase(t, config({}));
t.teardown(() => database.close());

/** Does something in one transaction, whose savepoint is given; gives the names of what stays. */
async function kept(
  work: (
    by: { fast(name: string): Promise<unknown>; model(name: string): Promise<unknown> },
    savepoint: Savepoint,
    bound: Client,
    owner: string,
  ) => Promise<unknown>,
): Promise<string[]> {
  const owner = `savepoint ${randomUUID()}`;
  await database.prisma.together(owner, (bound, savepoint) => {
    const by = {
      fast: (name: string) => bound.$rowsOf(owner, [{ statement: INSERT, values: [name] }]),
      model: (name: string) =>
        bound.forUser(owner).user.create({ data: { id: `${owner} ${name}`, created_at: new Date() } }),
    };
    return work(by, savepoint, bound, owner);
  });
  const users = await database.prisma.user.findMany({
    where: { id: { startsWith: `${owner} ` } },
    orderBy: { id: 'asc' },
  });
  return users.map(({ id }) => id.slice(owner.length + 1));
}

t.test('what it did is undone in both lanes when it throws, and the rest stays', async (t) => {
  const mistake = new Error('of the handler');
  const names = await kept(async ({ fast, model }, savepoint) => {
    await fast('a');
    const failed = savepoint(async () => {
      await fast('b');
      await model('c');
      throw mistake;
    });
    t.equal(await failureOf(failed), mistake);
    t.equal(await savepoint(() => model('d').then(() => 'its result')), 'its result');
    await fast('e');
  });
  t.strictSame(names, ['a', 'd', 'e']);
});

t.test('one within another undoes no more than its own', async (t) => {
  const names = await kept(async ({ fast }, savepoint) => {
    await savepoint(async () => {
      await fast('a');
      await failureOf(
        savepoint(async () => {
          await fast('b');
          throw new Error('of the inner one');
        }),
      );
      await fast('c');
    });
    await failureOf(
      savepoint(async () => {
        await savepoint(() => fast('d'));
        throw new Error('of the outer one');
      }),
    );
  });
  t.strictSame(names, ['a', 'c']);
});

t.test('a model call that fails costs its part, also where nobody looked at the failure', async (t) => {
  const names = await kept(async ({ fast, model }, savepoint) => {
    await fast('a');
    const failed = savepoint(async () => {
      await fast('b');
      await failureOf(model('a'));
    });
    t.match(await failureOf(failed), { code: 'P2002' });
    await model('c');
  });
  t.strictSame(names, ['a', 'c']);
});

t.test('what nobody waited for is undone too', async (t) => {
  const names = await kept(async ({ fast, model }, savepoint) => {
    await failureOf(
      savepoint(async () => {
        void model('a').catch(() => {});
        void fast('b').catch(() => {});
        throw new Error('before they ended');
      }),
    );
    await fast('c');
  });
  t.strictSame(names, ['c']);
});

t.test('a hundred of them, each other one of which fails', async (t) => {
  const names = await kept(async ({ fast }, savepoint, bound, owner) => {
    for (let number = 100; number < 200; number += 1) {
      const part = savepoint(async () => {
        await fast(String(number));
        if (number % 2 === 1) await bound.$rows(FAULT, owner, {});
      });
      await part.catch((error) => t.match(error, { code: '22012' }));
    }
  });
  t.strictSame(
    names,
    Array.from({ length: 50 }, (_, index) => String(100 + 2 * index)),
  );
});
