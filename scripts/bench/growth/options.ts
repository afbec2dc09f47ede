import { parseArgs } from 'node:util';
import { wholeNumber } from '../options.ts';

/** What the command line of `npm run bench:growth` asks for. */
export interface GrowthOptions {
  readonly rounds: number;
  readonly seconds: number;
  /** What all sizes are divided by: 10 in a run that is only to show that it works. */
  readonly shrink: number;
  readonly write: boolean;
}

/** How to call it. */
export const USAGE = 'npm run bench:growth -- [--rounds 3] [--seconds 1] [--small] [--no-write]';

/**
 * Reads the command line.
 * @throws naming the option that is wrong
 */
export function readGrowthOptions(args: readonly string[]): GrowthOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      rounds: { type: 'string', default: '3' },
      seconds: { type: 'string', default: '1' },
      small: { type: 'boolean', default: false },
      'no-write': { type: 'boolean', default: false },
    },
  });
  return {
    rounds: wholeNumber(values.rounds, 'rounds'),
    seconds: wholeNumber(values.seconds, 'seconds'),
    shrink: values.small ? 10 : 1,
    write: !values['no-write'],
  };
}
