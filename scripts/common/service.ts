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

/** The result of `npm run build`. */
export const SERVER = fileURLToPath(projectFile('dist/server.js'));

/** The secret of the services that are started here. */
const SECRET = 'a-secret-that-is-good-on-this-machine-and-for-one-run-only';

/** Time limit of a start, in milliseconds. */
const PATIENCE_MS = 120_000;

/** How often a starting service is polled, in milliseconds. */
const ASK_EVERY_MS = 10;

/** How much of its output an error message quotes, in characters: a service that does not become ready repeats itself. */
const MAX_TOLD = 2000;

/** A server in a process of its own. */
export interface Service {
  readonly pid: number;
  readonly port: number;
  /** Its address, without a path. */
  readonly origin: string;
  /** All of its output. */
  output(): string;
  /** The lines of its log, which are JSON objects, without the banner. */
  log(): Record<string, unknown>[];
  /** Its exit code when it has ended, null if a signal ended it. */
  readonly ended: Promise<number | null>;
  /** Ends it and returns its exit code, null if the signal ended it. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
  /** Kills it if it is running, and removes its folder. */
  remove(): Promise<void>;
}

/** Options of a server. */
export interface ServiceOptions {
  /** Variables in addition to secret and port; rate limits are off unless they are set here. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Program and arguments; default: `dist/server.js` with this Node.js. */
  readonly command?: readonly string[];
  /** Its working directory; default: an empty folder, so that it does not read this project's `.env`. */
  readonly cwd?: string;
  /** The text of the `.env` in its folder; default: no such file. */
  readonly dotEnv?: string | undefined;
}

/** The path that reports whether a service is ready. */
export interface Question {
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A token for these services, valid for a day. */
export const tokenOf = (subject: string): string =>
  signToken({ secret: SECRET, subject, claim: 'sub', expiresInSeconds: 86_400 });

/**
 * Builds `dist/`.
 * @throws if that fails; npm has printed why
 */
export async function buildService(): Promise<void> {
  const { code } = await runProgram('npm', ['run', '--silent', 'build']);
  if (code !== 0) throw new Error(`npm run build ended with ${code}`);
}

/** Without the variables of the shell, so that results do not depend on them. */
const defaultsAt = (port: number): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  NODE_ENV: 'production',
  HOST: '127.0.0.1',
  PORT: String(port),
  JWT_SECRET: SECRET,
  RATE_LIMIT_PER_MINUTE: '0',
  LOG_LEVEL: 'warn',
});

/** The lines of a log, which are JSON objects, without the banner. */
const linesOf = (output: string): Record<string, unknown>[] =>
  output
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line));

/**
 * Starts a server as in production, on a free port of the loopback address.
 * @param options program, folder and variables
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
  // To a file, not a pipe, which the starting process would have to read during a measurement.
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
 * Polls a service until its response has a status of 2xx.
 * @param service the process
 * @param question the request
 * @throws with the end of its output, if it ends, or has no such response in time
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
 * Starts a server by {@link launchService}, and waits until it is ready.
 * @param options program, folder and variables
 * @param question the request that must succeed
 * @throws as {@link untilReady}; the server is removed then
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
