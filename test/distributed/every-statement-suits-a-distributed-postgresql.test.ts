import t from 'tap';
import { OPERATIONS } from '../../generated/operations.ts';
import { newUser, startApp } from '../helpers/app.ts';
import { ALL, requestFor } from '../helpers/operations.ts';
import { asUser } from '../helpers/own.ts';
import { ownedTables } from '../helpers/rows.ts';
import { forgottenIn } from './number-rule.ts';
import { recordStatements } from './recorder.ts';
import { exercise } from './requests.ts';
import { findingsIn } from './rules.ts';

const { app, database } = await startApp(t);
const owned = [...(await ownedTables(database.pool)), 'users'];
const takeSent = recordStatements(t);

const tablesIn = (statements: readonly string[]): string[] => {
  const words = new Set(statements.join(' ').match(/\w+/g));
  return owned.filter((table) => words.has(table));
};

/** What follows the user in a path is the name of a table, where there is one of that name. */
const collectionOf = (path: string): string => path.split('/')[3] ?? '';

const named = new Set<string>();

for (const id of ALL) {
  t.test(id, async (t) => {
    const { path, secured } = OPERATIONS[id];
    takeSent();
    const user = newUser(app);
    const request = requestFor(id);
    await user.request({ ...request, url: asUser(user, request.url) });
    const own = takeSent();
    // What shows that the statements were seen.
    t.equal(tablesIn(own).length > 0, secured, tablesIn(own).join());
    if (secured && owned.includes(collectionOf(path)))
      t.ok(tablesIn(own).includes(collectionOf(path)), collectionOf(path));
    t.strictSame(await exercise(newUser(app), id), [], 'every request is answered as planned');
    const statements = [...own, ...takeSent()];
    const refused: Record<string, string[]> = {};
    for (const sql of statements) {
      const findings = await findingsIn(sql);
      if (findings.length > 0) refused[sql] = findings;
    }
    t.strictSame(refused, {}, `${statements.length} statements`);
    t.strictSame(await forgottenIn(statements), {}, 'and none forgets the number of its change');
    for (const table of tablesIn(statements)) named.add(table);
  });
}

t.test('there is no table whose statements were not seen', async (t) => {
  t.strictSame([...named].sort(), [...owned].sort());
});
