import { randomUUID } from 'node:crypto';
import t from 'tap';
import { isProblem } from '../../helpers/answers.ts';
import { newUser, startApp } from '../../helpers/app.ts';
import { everythingOf } from '../../helpers/rows.ts';
import { DAY_MS, idAt, KINDS, put } from './creations.ts';

const { app, database } = await startApp(t);

const ofVersion = (version: number): string => `019aa0a6-3f80-${version}c3e-9d3b-2f6d1c9b7a10`;

const REFUSED: readonly (readonly [what: string, id: () => string, reason: RegExp])[] = [
  ...[1, 3, 4, 5, 6, 8].map(
    (version) =>
      [`version ${version}`, () => ofVersion(version), new RegExp(`version 7 .*not of version ${version}`)] as const,
  ),
  ['a random one', randomUUID, /version 7 .*not of version 4/],
  ['nil', () => '00000000-0000-0000-0000-000000000000', /version 7/],
  ['the greatest', () => 'ffffffff-ffff-ffff-ffff-ffffffffffff', /version 7/],
  ['another variant', () => '019aa0a6-3f80-7c3e-cd3b-2f6d1c9b7a10', /of version 7 to be created, like [\da-f-]{36}$/],
  ['more than a day ahead', () => idAt(Date.now() + DAY_MS + 60_000), /at most a day ahead, not \d{4}-\d\d-\d\dT/],
  ['the end of time', () => 'ffffffff-ffff-7fff-bfff-ffffffffffff', /at most a day ahead, not \+010889-/],
];

for (const kind of KINDS) {
  for (const [what, id, reason] of REFUSED) {
    t.test(`${kind.collection}: ${what}`, async (t) => {
      const user = newUser(app);
      const problem = isProblem(t, await put(user, kind, id()), 'VALIDATION_FAILED');
      t.match(problem.errors, [{ in: 'path', name: kind.parameter, detail: reason }]);
      t.equal(problem.errors?.length, 1);
      t.strictSame(await everythingOf(database, user.id), {}, 'not even the user is made');
    });
  }

  t.test(`${kind.collection}: what is not to be created may have any id, and is missing`, async (t) => {
    const user = newUser(app);
    for (const headers of [{}, { 'if-match': '*' }, { 'if-none-match': '"1"' }])
      t.equal((await put(user, kind, ofVersion(4), headers)).statusCode, 404, JSON.stringify(headers));
  });
}
