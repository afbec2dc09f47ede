import { parseArgs } from 'node:util';
import { CONTESTANTS, type ContestantName, SIDE_BY_SIDE, VARIANTS } from './contestants.ts';
import { WORKS, type Work } from './works.ts';

/** What the command line asks for. */
export interface BenchOptions {
  readonly works: readonly Work[];
  readonly contestants: readonly ContestantName[];
  /** Measured rounds; one more comes before them and is not counted. */
  readonly rounds: number;
  readonly seconds: number;
  /** Whether docs/performance* is written. */
  readonly write: boolean;
  /** Measures memory and start instead. */
  readonly memory: boolean;
  /** Measures Taskpact in other arrangements instead. */
  readonly variants: boolean;
  /** Use autocannon also where wrk is installed. */
  readonly autocannon: boolean;
}

/** How to call it. */
export const USAGE =
  'npm run bench -- [--work get,list20] [--contestants taskpact,floor] [--rounds 5] [--seconds 3] [--autocannon] [--memory | --variants] [--no-write]';

/**
 * A whole number of the command line.
 * @throws naming the option
 */
export function wholeNumber(text: string, name: string): number {
  if (/^[1-9]\d{0,4}$/.test(text)) return Number(text);
  throw new Error(`--${name} must be a whole number from 1 to 99999`);
}

function some<Name extends string>(
  text: string | undefined,
  name: string,
  known: readonly Name[],
  otherwise = known,
): readonly Name[] {
  if (text === undefined) return otherwise;
  const wanted = text.split(',');
  const unknown = wanted.find((one) => !known.some((other) => other === one));
  if (unknown !== undefined) throw new Error(`--${name} "${unknown}" must be one of ${known.join(', ')}`);
  return known.filter((one) => wanted.includes(one));
}

/**
 * Reads the command line of `npm run bench`.
 * @throws naming the option that is wrong, and what is allowed
 */
export function readOptions(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      work: { type: 'string' },
      contestants: { type: 'string' },
      rounds: { type: 'string', default: '5' },
      seconds: { type: 'string', default: '3' },
      autocannon: { type: 'boolean', default: false },
      memory: { type: 'boolean', default: false },
      variants: { type: 'boolean', default: false },
      'no-write': { type: 'boolean', default: false },
    },
  });
  return {
    works: some(values.work, 'work', Object.keys(WORKS) as Work[]),
    contestants: some(
      values.contestants,
      'contestants',
      Object.keys(CONTESTANTS) as ContestantName[],
      values.variants ? VARIANTS : SIDE_BY_SIDE,
    ),
    rounds: wholeNumber(values.rounds, 'rounds'),
    seconds: wholeNumber(values.seconds, 'seconds'),
    write: !values['no-write'],
    memory: values.memory,
    variants: values.variants,
    autocannon: values.autocannon,
  };
}
