import { basename } from 'node:path';
import { parseArgs } from 'node:util';

interface Option {
  readonly type: 'string' | 'boolean';
  readonly default?: string | boolean;
  /** Placeholder of its value in the help, like `N`. */
  readonly value?: string;
  /** What it does; includes the default if that is no plain value. */
  readonly about: string;
}

/** A command: its options and operands, and the text of its help. */
export interface Command {
  /** How it is run, like `npm run seed --`. */
  readonly call: string;
  /** What it does, in full sentences; may have several lines. */
  readonly about: string;
  readonly options: Readonly<Record<string, Option>>;
  /** What follows the options, like `[<file> …]`; absent: the command takes no operands. */
  readonly operands?: string;
  /** Example arguments after `call`, to be copied; empty if it takes none. */
  readonly example: string;
}

const HELP = '--help';

/** A mistake in how a command was run, such as an unknown option. The message is one line for the person who ran it. */
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
 * Parses the command line of a command. With `--help` it prints the help and exits.
 * @param command its options and operands
 * @param args the arguments, without the program
 * @returns the values of the options by name, and the operands
 * @throws {CommandError} naming an argument that the command does not take
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
    // Node's message may have several lines and sentences; the first one says what is wrong.
    const [reason = ''] = (error as Error).message.split(/\n|\. /, 1);
    throw new CommandError(`${reason}; ${HELP} says what there is`, { cause: error });
  }
}

/**
 * Like {@link parseCommandLine}, for this process. An invalid command line prints one line and exits with code 2.
 * @param command its options and operands
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
