import { parseCommandLine } from '../../../src/config/command-line.ts';
import { COMMAND } from './command.ts';
import { CONTESTANTS, type ContestantName, CROWD, FEW_USERS, SIDE_BY_SIDE, VARIANTS } from './contestants.ts';
import { TOKENS, type TokenKind } from './tokens.ts';
import { type Population, WORKS, type Work } from './works.ts';

/** The options of the command line. */
export interface BenchOptions {
  readonly works: readonly Work[];
  readonly contestants: readonly ContestantName[];
  readonly population: Population;
  readonly tokens: TokenKind;
  /** Measured rounds, after one warm-up round. */
  readonly rounds: number;
  readonly seconds: number;
  /** Whether docs/performance* is written. */
  readonly write: boolean;
  /** Measures memory and start instead. */
  readonly memory: boolean;
  /** Measures variants of Taskpact's deployment instead. */
  readonly variants: boolean;
  /** Measures Taskpact with this number of users beside Taskpact with few instead. */
  readonly crowd: boolean;
  /** Uses autocannon also if wrk is installed. */
  readonly autocannon: boolean;
}

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

const KINDS = Object.keys(TOKENS) as TokenKind[];

function kindOf(text: string): TokenKind {
  const kind = KINDS.find((one) => one === text);
  if (kind) return kind;
  throw new Error(`--tokens "${text}" must be one of ${KINDS.join(', ')}`);
}

/** The limit of the digits in user ids. */
const MOST_USERS = 65_535;

/** Enough tasks for a full list of 20. */
const LEAST_TASKS = 20;

function populationOf(users: string | undefined, tasks: string | undefined): Population {
  const population = {
    users: users === undefined ? FEW_USERS : wholeNumber(users, 'users'),
    tasksPerUser: wholeNumber(tasks ?? (users === undefined ? '1000' : '20'), 'tasks-per-user'),
  };
  if (population.users > MOST_USERS) throw new Error(`--users must be ${MOST_USERS} at the most`);
  if (users === undefined && tasks !== undefined) throw new Error('--tasks-per-user goes with --users only');
  if (population.tasksPerUser < LEAST_TASKS) throw new Error(`--tasks-per-user must be ${LEAST_TASKS} or more`);
  return population;
}

const KNOWN_WORKS = Object.keys(WORKS) as Work[];
/** More users than `few`, for the comparison. */
const KNOWN_CONTESTANTS = (Object.keys(CONTESTANTS) as ContestantName[]).filter((name) => name !== 'few');
const KNOWN_IN_CROWD: readonly ContestantName[] = [...CROWD, 'floor'];

/** What is measured, and of what that can be chosen. */
function measured(crowd: boolean, variants: boolean, tokens: TokenKind) {
  if (crowd) {
    const works: Work[] = ['get', 'list20', 'create', 'complete'];
    return { works, someWorks: works.slice(0, 2), contestants: KNOWN_IN_CROWD, someContestants: CROWD };
  }
  // The ORM's JWT library (jsonwebtoken) knows no EdDSA.
  const without = (names: readonly ContestantName[]) => names.filter((name) => tokens === 'hs256' || name !== 'orm');
  const someContestants = without(variants ? VARIANTS : SIDE_BY_SIDE);
  return { works: KNOWN_WORKS, someWorks: KNOWN_WORKS, contestants: without(KNOWN_CONTESTANTS), someContestants };
}

/**
 * Reads the command line of `npm run bench`.
 * @throws naming an invalid option, and what is allowed
 */
export function readOptions(args: readonly string[]): BenchOptions {
  const { values } = parseCommandLine(COMMAND, args);
  const crowd = values.users !== undefined;
  if (crowd && (values.memory || values.variants)) throw new Error('--users goes with neither --memory nor --variants');
  const tokens = kindOf(values.tokens);
  const { works, someWorks, contestants, someContestants } = measured(crowd, values.variants, tokens);
  return {
    works: some(values.work, 'work', works, someWorks),
    contestants: some(values.contestants, 'contestants', contestants, someContestants),
    population: populationOf(values.users, values['tasks-per-user']),
    tokens,
    crowd,
    rounds: wholeNumber(values.rounds, 'rounds'),
    seconds: wholeNumber(values.seconds, 'seconds'),
    write: !values['no-write'],
    memory: values.memory,
    variants: values.variants,
    autocannon: values.autocannon,
  };
}
