import { parseCommandLine } from '../../../../src/config/command-line.ts';
import { wholeNumber } from '../options.ts';

/** What the command line of `npm run bench:growth` asks for. */
export interface GrowthOptions {
  readonly rounds: number;
  readonly seconds: number;
  /** What all sizes are divided by: 10 in a run that is only to show that it works. */
  readonly shrink: number;
  readonly write: boolean;
}

const COMMAND = {
  call: 'npm run bench:growth --',
  about: `Measures how the time of a request grows with a user's tasks and with the table, on a PostgreSQL of its own, and writes
docs/performance.md.`,
  options: {
    rounds: { type: 'string', default: '3', value: 'N', about: 'how often each is measured' },
    seconds: { type: 'string', default: '1', value: 'N', about: 'how long a round is' },
    small: { type: 'boolean', default: false, about: 'a tenth of all sizes, to see that it works' },
    'no-write': { type: 'boolean', default: false, about: 'writes no file' },
  },
  example: '--small --no-write',
} as const;

/**
 * Reads the command line.
 * @throws naming the option that is wrong
 */
export function readGrowthOptions(args: readonly string[]): GrowthOptions {
  const { values } = parseCommandLine(COMMAND, args);
  return {
    rounds: wholeNumber(values.rounds, 'rounds'),
    seconds: wholeNumber(values.seconds, 'seconds'),
    shrink: values.small ? 10 : 1,
    write: !values['no-write'],
  };
}
