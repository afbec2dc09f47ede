import { basename } from 'node:path';
import { parseArgs } from 'node:util';

interface Option {
  readonly type: 'string' | 'boolean';
  readonly default?: string | boolean;
  /** What stands for its value in the help, like `N`. */
  readonly value?: string;
  /** What it does, with the default where it is no plain value. */
  readonly about: string;
}

/** A command: what it takes, and what its help says. */
export interface Command {
  /** How it is called, like `npm run seed --`. */
  readonly call: string;
  /** What it does, in whole sentences; may have several lines. */
  readonly about: string;
  readonly options: Readonly<Record<string, Option>>;
  /** What follows the options, like `[<file> …]`; nothing may when absent. */
  readonly operands?: string;
  /** What may be given after `call`, to be copied; nothing where there is nothing to give. */
  readonly example: string;
}

const HELP = '--help';

/** Something that whoever started the command can put right, as its command line; its message is one line. */
export class CommandError extends Error {}

function optionLines(options: Command['options']): string[] {
  const rows = Object.entries(options).map(([name, { value = '', about, default: initial }]) => [
    `--${name} ${value}`.trimEnd(),
    typeof initial === 'string' ? `${about} (default: ${initial})` : about,
  ]);
  rows.push([HELP, 'prints this, and does nothing']);
  const width = Math.max(...rows.map(([name = '']) => name.length));
  return rows.map(([name = '', what]) => `  ${name.padEnd(width)}  ${what}`);
}

/** As the command of the installed package, `npm run seed --` is `taskpact seed`. */
function calledHere(call: string): string {
  const isInstalled = /^taskpact(\.js)?$/.test(basename(process.argv[1] ?? ''));
  return isInstalled ? call.replace(/^npm (?:run )?(\S+) --$/, 'taskpact $1') : call;
}

/** The help of a command, as `--help` prints it. */
function helpOf({ call: given, about, options, operands = '', example }: Command): string {
  const call = calledHere(given);
  const usage = `${call} [options] ${operands}`.trimEnd();
  const parts = [about, `Usage: ${usage}`, `Options:\n${optionLines(options).join('\n')}`];
  return [...parts, `Example: ${`${call} ${example}`.replace(/ (-- )?$/, '')}`].join('\n\n');
}

/**
 * Reads the command line of a command; with `--help` prints the help instead, and ends the process.
 * @param command what it takes
 * @param args what was given
 * @returns the values of the options by name, and the operands
 * @throws {CommandError} naming what the command does not take
 */
export function parseCommandLine<const C extends Command>(command: C, args: readonly string[]) {
  if (args.includes(HELP)) {
    process.stdout.write(`${helpOf(command)}\n`);
    process.exit(0);
  }
  const options: C['options'] = command.options;
  try {
    return parseArgs({ args: [...args], options, allowPositionals: command.operands !== undefined });
  } catch (error) {
    // Node's explanation may have several lines and sentences; the first one says what is wrong.
    const [reason = ''] = (error as Error).message.split(/\n|\. /, 1);
    throw new CommandError(`${reason}; ${HELP} says what there is`, { cause: error });
  }
}

/**
 * As {@link parseCommandLine} for the command line of this process; a command line that cannot be followed ends it with one line and exit
 * code 2.
 * @param command what it takes
 */
export function readCommandLine<const C extends Command>(command: C) {
  try {
    return parseCommandLine(command, process.argv.slice(2));
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(2);
  }
}
