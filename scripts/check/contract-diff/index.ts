import { parseCommandLine } from '../../../src/config/command-line.ts';
import { compareContracts } from './contracts.ts';
import { writeJson, writeReport } from './report.ts';
import { readContract, versionOf } from './sources.ts';
import { closedGate, type Versions } from './versions.ts';

const COMMAND = {
  call: 'npm run contract:diff --',
  about: `Compares two contracts and says what breaks clients that were written for the first one. Without a second one, that is
./openapi.yaml. Exit code 1 when the gate is closed, 2 when a contract cannot be read.`,
  options: {
    gate: { type: 'boolean', default: false, about: 'fails when the version is not raised as the changes ask for' },
    json: { type: 'boolean', default: false, about: 'prints JSON' },
  },
  operands: '<git ref or file> [<git ref or file>]',
  example: 'HEAD~1 --gate',
} as const;
const WORKING_CONTRACT = './openapi.yaml';

function readArguments(): {
  readonly sources: readonly [string, string];
  readonly gate: boolean;
  readonly json: boolean;
} {
  const { values, positionals } = parseCommandLine(COMMAND, process.argv.slice(2));
  const [before, after = WORKING_CONTRACT, ...others] = positionals;
  if (before === undefined || others.length > 0)
    throw new Error(`One or two contracts have to be named: ${COMMAND.call} ${COMMAND.operands}`);
  return { sources: [before, after], gate: values.gate, json: values.json };
}

function readAll() {
  const { sources, ...options } = readArguments();
  return { before: readContract(sources[0]), after: readContract(sources[1]), ...options };
}

/** Runs what may fail because of its input; tells the reason in one line. */
function attempt<Result>(action: () => Result): Result | undefined {
  try {
    return action();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return undefined;
  }
}

/** The command: 0 when done, 1 when the gate is closed, 2 when a contract or an argument cannot be read. */
function run(): number {
  const input = attempt(readAll);
  if (input === undefined) return 2;
  const changes = compareContracts(input.before, input.after);
  const versions: Versions = { before: versionOf(input.before), after: versionOf(input.after) };
  console.log((input.json ? writeJson : writeReport)(changes, versions));
  const closed = input.gate ? closedGate(changes, versions) : undefined;
  if (closed !== undefined) console.error(`Gate closed: ${closed}`);
  return closed === undefined ? 0 : 1;
}

process.exitCode = run();
