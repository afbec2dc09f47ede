import { isSubject } from '../../../src/auth/signed-token.ts';
import { CommandError, parseCommandLine } from '../../../src/config/command-line.ts';
import type { Wish } from './tasks.ts';

const MOST_TASKS = 1_000_000;
const LARGEST_SEED = 2 ** 31 - 1;

function wholeNumber(name: string, text: string, least: number, most: number): number {
  const value = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw new CommandError(`--${name} must be a whole number from ${least} to ${most}`);
}

const COMMAND = {
  call: 'npm run seed --',
  about:
    'Fills a user with believable tasks, in the database of the environment or .env: all of them or, when it fails, none.',
  options: {
    user: { type: 'string', default: 'demo', value: 'USER', about: 'whose tasks they are' },
    tasks: { type: 'string', default: '1000', value: 'N', about: `how many there are to be, 1 to ${MOST_TASKS}` },
    seed: { type: 'string', default: '1', value: 'N', about: 'the same number makes the same tasks' },
  },
  example: '--user alice --tasks 200',
} as const;

/**
 * Reads from the command line which tasks to create.
 * @param args the arguments
 * @throws {CommandError} if an argument is invalid
 */
export function readWish(args: string[]): Wish {
  const { user: owner, tasks, seed } = parseCommandLine(COMMAND, args).values;
  if (!isSubject(owner)) throw new CommandError('--user must be 1 to 255 characters, none of them a control character');
  const count = wholeNumber('tasks', tasks, 1, MOST_TASKS);
  return { owner, count, seed: wholeNumber('seed', seed, 0, LARGEST_SEED), now: new Date() };
}
