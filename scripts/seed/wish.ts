import { parseArgs } from 'node:util';
import { isSubject } from '../../src/auth/claims.ts';
import type { Wish } from './tasks.ts';

/** Something that whoever started it can put right; its message is one line. */
export class SeedError extends Error {}

const MOST_TASKS = 1_000_000;
const LARGEST_SEED = 2 ** 31 - 1;

function wholeNumber(name: string, text: string, least: number, most: number): number {
  const value = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw new SeedError(`--${name} must be a whole number from ${least} to ${most}`);
}

function parse(args: string[]) {
  const options = {
    user: { type: 'string', default: 'demo' },
    tasks: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
  } as const;
  try {
    return parseArgs({ args, options }).values;
  } catch (error) {
    // Node's explanation may have several lines; the first one says what is wrong.
    throw new SeedError(error instanceof Error ? error.message.split('\n', 1)[0] : String(error));
  }
}

/**
 * What is to be made, by the command line.
 * @param args what follows the name of the script
 * @throws {SeedError} when it cannot be followed
 */
export function readWish(args: string[]): Wish {
  const { user: owner, tasks, seed } = parse(args);
  if (!isSubject(owner)) throw new SeedError('--user must be 1 to 255 characters, none of them a control character');
  const count = wholeNumber('tasks', tasks, 1, MOST_TASKS);
  return { owner, count, seed: wholeNumber('seed', seed, 0, LARGEST_SEED), now: new Date() };
}
