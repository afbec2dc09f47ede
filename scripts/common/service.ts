import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { signToken } from '../../src/auth/sign.ts';
import { projectFile } from '../../src/config/paths.ts';
import { freePort } from './ports.ts';
import { runProgram } from './program.ts';

/** What `npm run build` makes. */
export const SERVER = fileURLToPath(projectFile('dist/server.js'));

/** Good for the services that are started here only. */
const SECRET = 'a-secret-that-is-good-on-this-machine-and-for-one-run-only';

/** How long a start may take, in milliseconds. */
const PATIENCE_MS = 120_000;

/** How often a starting service is asked, in milliseconds. */
const ASK_EVERY_MS = 10;

/** As much of what it said is told, in characters: a service that cannot get ready says so again and again. */
const MAX_TOLD = 2000;

/** A server as a process of its own. */
export interface Service {
  readonly pid: number;
  readonly port: number;
  /** Where it listens, without a path. */
  readonly origin: string;
  /** All that it has written. */
  output(): string;
  /** The lines of its log, each a JSON object; of its banner nothing. */
  log(): Record<string, unknown>[];
  /** Its exit code once it has ended, null when a signal ended it. */
  readonly ended: Promise<number | null>;
  /** Ends it and gives its exit code, null when the signal ended it. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
  /** Kills it when it runs, and removes its folder. */
  remove(): Promise<void>;
}

/** How a server is started. */
export interface ServiceOptions {
  /** Variables besides a secret and the port; nothing is limited by rate unless they say so. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Program and parameters; `dist/server.js` in this Node.js when absent. */
  readonly command?: readonly string[];
  /** Where it runs; when absent, in an empty folder: a `.env` of this project is not for it. */
  readonly cwd?: string;
  /** What is in the `.env` of its folder; none when absent. */
  readonly dotEnv?: string | undefined;
}

/** Where a service is asked whether it is ready. */
export interface Question {
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A token that these services accept, for a day. */
export const tokenOf = (subject: string): string =>
  signToken({ secret: SECRET, subject, claim: 'sub', expiresInSeconds: 86_400 });

/**
 * Makes `dist/`.
 * @throws when that fails; npm has said why
 */
export async function buildService(): Promise<void> {
  const { code } = await runProgram('npm', ['run', '--silent', 'build']);
  if (code !== 0) throw new Error(`npm run build ended with ${code}`);
}

/** Nothing of the shell's environment: whoever repeats this has another one. */
const defaultsAt = (port: number): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  NODE_ENV: 'production',
  HOST: '127.0.0.1',
  PORT: String(port),
  JWT_SECRET: SECRET,
  RATE_LIMIT_PER_MINUTE: '0',
  LOG_LEVEL: 'warn',
});

/** The lines of a log, each a JSON object; of the banner nothing. */
const linesOf = (output: string): Record<string, unknown>[] =>
  output
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line));

/**
 * Starts a server as it runs in production, on a free port of the loopback address.
 * @param options what is run, where and with what
 * @returns the running process, ready or not
 */
export async function launchService({
  environment,
  command = [process.execPath, SERVER],
  cwd,
  dotEnv,
}: ServiceOptions = {}): Promise<Service> {
  const port = await freePort();
  const folder = await mkdtemp(join(tmpdir(), 'taskpact-service-'));
  if (dotEnv !== undefined) await writeFile(join(folder, '.env'), dotEnv);
  // A file, not a pipe: whoever started it has other things to do than to read while it is measured.
  const path = join(folder, 'output');
  const file = openSync(path, 'a');
  const child = spawn(command[0] ?? '', command.slice(1), {
    cwd: cwd ?? folder,
    stdio: ['ignore', file, file],
    env: { ...defaultsAt(port), ...environment },
  });
  closeSync(file);
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  const output = () => readFileSync(path, 'utf8');
  const stop = (signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> => {
    child.kill(signal);
    return ended;
  };
  return {
    pid: child.pid ?? 0,
    port,
    origin: `http://127.0.0.1:${port}`,
    output,
    log: () => linesOf(output()),
    ended,
    stop,
    async remove() {
      await stop('SIGKILL');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/**
 * Waits until a service answers a question with a status of 2xx.
 * @param service the process
 * @param question what is asked, again and again
 * @throws when it ends, or does not answer so in time, with the end of what it said
 */
export async function untilReady(
  service: Service,
  { path, headers = {} }: Question = { path: '/health/ready' },
): Promise<void> {
  let why = 'it did not answer';
  let isOver = false;
  void service.ended.then((code) => {
    isOver = true;
    why = `it ended with ${code}`;
  });
  const end = performance.now() + PATIENCE_MS;
  while (performance.now() < end && !isOver) {
    const answer = await fetch(service.origin + path, { headers }).catch(() => undefined);
    await answer?.arrayBuffer();
    if (answer?.ok) return;
    if (answer) why = `its answer has status ${answer.status}`;
    await delay(ASK_EVERY_MS);
  }
  throw new Error(`The service is not ready, ${why}: ${service.output().slice(-MAX_TOLD)}`);
}

/**
 * Starts a server, as {@link launchService} does, and waits until it is ready.
 * @param options what is run, where and with what
 * @param question what it has to answer
 * @throws as {@link untilReady}; nothing is left of it then
 */
export async function startService(options: ServiceOptions = {}, question?: Question): Promise<Service> {
  const service = await launchService(options);
  try {
    await untilReady(service, question);
    return service;
  } catch (error) {
    await service.remove();
    throw error;
  }
}
