#!/usr/bin/env -S node --max-semi-space-size=64 --heap-growing-percent=200
// The command `taskpact` of the installed package. The options of Node are those of `npm start`: they cannot be set any more once it runs,
// and a process of its own would have to pass signals on.
import { readFileSync } from 'node:fs';
import { CommandError } from '../src/config/command-line.ts';
import { projectFile } from '../src/config/paths.ts';

/** What each command does, and where it is: a module that reads the rest of the command line, and runs. */
const COMMANDS: Readonly<Record<string, readonly [about: string, run: () => Promise<unknown>]>> = {
  start: ['starts the service (this is what happens without a command)', () => import('../src/server.ts')],
  migrate: ['brings a PostgreSQL to the schema of this version', () => import('./database/migrate.ts')],
  'expire-changes': ['forgets old deletions', () => import('./database/expire-changes.ts')],
  webhooks: ['lets the receiver of webhooks be told again', () => import('./database/webhooks.ts')],
  token: ['prints a token for trying the service out', () => import('./token.ts')],
  export: ['writes all tasks of a user into a file', () => import('./account/export.ts')],
  import: ['makes the tasks of a file', () => import('./account/import.ts')],
  seed: ['fills a user with believable tasks', () => import('./database/seed/index.ts')],
  backup: [
    'writes a backup of the embedded database, also while the service runs',
    () => import('./database/backup.ts'),
  ],
  restore: ['puts a backup of the embedded database back', () => import('./database/restore.ts')],
  distribute: ['spreads the tables over a distributed PostgreSQL (Citus)', () => import('./database/distribute.ts')],
  'row-security': ['lets the database itself keep users apart', () => import('./database/row-security.ts')],
};

const NAMES = Object.keys(COMMANDS);

function help(): string {
  const width = Math.max(...NAMES.map((name) => name.length));
  const rows = Object.entries(COMMANDS).map(([name, [about]]) => `  ${name.padEnd(width)}  ${about}`);
  return `A multi-user task service whose OpenAPI contract is the program.

Usage: taskpact [<command>] [options]

Commands:
${rows.join('\n')}

taskpact <command> --help says what it takes; taskpact --version which version this is.

Example: taskpact token --sub alice
`;
}

function version(): string {
  const manifest = JSON.parse(readFileSync(projectFile('package.json'), 'utf8')) as { version: string };
  return `${manifest.version}\n`;
}

/** @throws {CommandError} when there is no such command */
async function run(given: string | undefined): Promise<unknown> {
  if (given === '--help') return process.stdout.write(help());
  if (given === '--version') return process.stdout.write(version());
  const isNamed = given !== undefined && !given.startsWith('-');
  const name = isNamed ? given : 'start';
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) throw new CommandError(`taskpact: ${name} is no command; there are ${NAMES.join(', ')}`);
  // The modules read what follows the script, as they do under npm run.
  if (isNamed) process.argv.splice(2, 1);
  return command[1]();
}

await run(process.argv[2]).catch((error: unknown) => {
  if (!(error instanceof CommandError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
});
