import t from 'tap';
import { readWish } from '../../../../scripts/database/seed/wish.ts';
import { CommandError } from '../../../../src/config/command-line.ts';

t.test('there is a default for everything', async (t) => {
  t.match(readWish([]), { owner: 'demo', count: 1000, seed: 1, now: Date });
  t.match(readWish(['--user', 'ada', '--tasks', '7', '--seed=0']), { owner: 'ada', count: 7, seed: 0 });
});

const REFUSED: [name: string, args: string[], says: RegExp][] = [
  ['no tasks', ['--tasks', '0'], /^--tasks must be a whole number from 1 to 1000000$/],
  ['too many tasks', ['--tasks', '1000001'], /^--tasks must be a whole number from 1 to 1000000$/],
  ['tasks that are no number', ['--tasks=many'], /^--tasks must be a whole number from 1 to 1000000$/],
  ['a seed that is none', ['--seed', '1.5'], /^--seed must be a whole number from 0 to 2147483647$/],
  ['no user', ['--user', ''], /^--user must be 1 to 255 characters, none of them a control character$/],
  ['an option that is none', ['--users', 'ada'], /^Unknown option '--users'.*$/],
  ['a word too many', ['demo'], /^Unexpected argument 'demo'.*$/],
];
for (const [name, args, says] of REFUSED) {
  t.test(`${name}: one line`, async (t) => {
    const error = t.throws(() => readWish(args), { message: says });
    t.ok(error instanceof CommandError);
  });
}
