// `npm run dev`: after each edit restarts the service, compiles and generates, with all output in one stream.
import { type ChildProcess, spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { setPriority } from 'node:os';
import { prettyFactory } from 'pino-pretty';
import { readCommandLine } from '../../../src/config/command-line.ts';
import { followContract } from './contract.ts';
import { type Part, relay, say } from './stream.ts';

/** The source of the contract. */
const CONTRACT_FILES = ['openapi.yaml', 'redocly.yaml'];

/** Debounce, because editors write a file in several steps. */
const SETTLED_MS = 50;

/** Files that the service reads without importing them. */
const READ_BY_SERVICE = [
  'generated/openapi.json',
  'src/resources/docs/page/index.html',
  'src/resources/docs/page/page.css',
  'src/resources/docs/page/page.js',
  '.env',
];

/** No grace period: in development there is no load balancer that has to notice the shutdown. */
const AT_ONCE = { SHUTDOWN_GRACE_SECONDS: '1' };

/** Only src/: with tests and scripts the compiler would take too long; `npm run typecheck` includes them. */
const TYPES = ['--project', 'scripts/build/dev', '--watch', '--preserveWatchOutput'];

/** A lower priority than that of the service (`man 2 setpriority`). */
const BEHIND = 4;

/** Status messages of the compiler, which are left out; only its errors and their number are shown. */
const OF_THE_COMPILER = /(Starting (incremental )?compilation|File change detected)/;

function wordTypes(line: string): string | undefined {
  if (line.trim() === '' || OF_THE_COMPILER.test(line)) return undefined;
  const [, count] = /Found (\d+) errors?\. Watching/.exec(line) ?? [];
  return count === undefined ? line : `${count === '0' ? 'no' : count} error${count === '1' ? '' : 's'} in src`;
}

/** Lines of the banner, which is shown only after the first start. */
const OF_THE_BANNER = /^( {2}Taskpact is listening| {4}(address|reference|contract|database) | {2}Create a task|curl )/;

/** The output of the service: a readable log, and the banner once. */
function wordService(): (line: string) => string | undefined {
  const format = prettyFactory({ colorize: process.stdout.isTTY, translateTime: 'SYS:HH:MM:ss.l', singleLine: true });
  let isKnown = false;
  return (line) => {
    if (line === '' || (isKnown && OF_THE_BANNER.test(line))) return undefined;
    if (line.startsWith('curl ')) isKnown = true;
    return line.startsWith('{') ? format(line).trimEnd() : line;
  };
}

/** Runs a program of node_modules until this process ends. */
function run(part: Part, args: string[], worded: (line: string) => string | undefined): ChildProcess {
  const env = { ...AT_ONCE, ...process.env };
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  relay(part, child.stdout, worded);
  relay(part, child.stderr, worded);
  child.on('exit', (code) => {
    if (code !== null && code !== 0) say(part, `ended with code ${code}`);
  });
  return child;
}

/** Calls back after each edit of the contract, one call at a time. Watches the folder, because editors replace files. */
function watchContract(changed: () => Promise<void>): void {
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  watch('.', (_event, name) => {
    if (!CONTRACT_FILES.includes(String(name))) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      running = running.then(changed);
    }, SETTLED_MS);
  });
}

readCommandLine({
  call: 'npm run dev --',
  about: `Runs the service and follows every edit: of the contract (lint, what breaks, generated code), of the code (types, a restart).
The service takes the variables of the environment and .env, as npm start does.`,
  options: {},
  example: '',
});

const changed = await followContract();
// Includes edits from before the start.
await changed();
watchContract(changed);
const included = READ_BY_SERVICE.flatMap((path) => ['--include', path]);
const service = run(
  'service',
  ['node_modules/tsx/dist/cli.mjs', 'watch', '--clear-screen=false', ...included, 'src/server.ts'],
  wordService(),
);
const types = run('types', ['node_modules/typescript/lib/tsc.js', ...TYPES], wordTypes);
// The restart of the service is what a developer waits for, so the compiler gets less processor time.
if (types.pid !== undefined) setPriority(types.pid, BEHIND);
const children = [service, types];
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    for (const child of children) child.kill(signal);
    Promise.all(children.map((child) => child.exitCode ?? new Promise((ended) => child.once('exit', ended)))).then(() =>
      process.exit(0),
    );
  });
}
