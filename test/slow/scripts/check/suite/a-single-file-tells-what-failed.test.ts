import t from 'tap';
import { outcomeOf } from './run.ts';

/** Runs a fixture as `npm test -- FILE` does. */
const run = (name: string) =>
  outcomeOf([
    process.execPath,
    '--import=tsx',
    'scripts/check/test.ts',
    `test/slow/scripts/check/suite/fixtures/${name}.ts`,
  ]);

t.test('of what passed there is a line for each test, and the sum', async (t) => {
  const { code, stdout, stderr } = await run('ends');
  t.strictSame([code, stderr], [0, '']);
  t.match(stdout, /^ok 1 - \S.*\n(# .*\n)+$/);
});

t.test('of what failed there is all that is known', async (t) => {
  const { code, stdout } = await run('fails');
  t.equal(code, 1);
  t.match(stdout, /^ {4}not ok 2 - one is two$/m);
  t.match(stdout, /^ *-1$\n^ *\+2$/m, 'what was expected, and what came');
  t.notMatch(stdout, /ok 1 - one is one/);
});
