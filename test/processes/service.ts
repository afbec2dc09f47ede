import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Test } from 'tap';
import { signToken } from '../../src/auth/sign.ts';
import { projectFile } from '../../src/config/paths.ts';
import { freePort } from './ports.ts';

/** Good for the services of these tests only. */
const SECRET = 'a-secret-of-the-tests-with-real-processes-only';

/** The built service as a process of its own. */
export interface Service {
  readonly pid: number;
  readonly port: number;
  /** The lines of its log, each a JSON object; of its banner nothing. */
  log(): Record<string, unknown>[];
  /** Resident memory, in MiB. */
  memory(): Promise<number>;
  /** Its exit code once it has ended, null when a signal ended it. */
  readonly ended: Promise<number | null>;
  /** Ends it and gives its exit code, null when the signal ended it. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

/** A token that these services accept. */
export const tokenOf = (subject: string): string =>
  signToken({ secret: SECRET, subject, claim: 'sub', expiresInSeconds: 3600 });

/** How long a start may take, in milliseconds. */
const PATIENCE_MS = 60_000;

/** As much of what it said is told, in characters: a service that cannot get ready says so again and again. */
const MOST_TOLD = 2000;

async function untilReady(port: number, isOver: () => boolean): Promise<boolean> {
  const end = Date.now() + PATIENCE_MS;
  while (Date.now() < end && !isOver()) {
    const answer = await fetch(`http://127.0.0.1:${port}/health/ready`).catch(() => undefined);
    if (answer?.ok) return true;
    await delay(25);
  }
  return false;
}

/** The built service, ready or not. */
export interface RunningService extends Omit<Service, 'memory'> {
  /** All that it has written. */
  output(): string;
}

/**
 * Starts `dist/server.js`, which `npm run build` makes, as it runs in production, on a free port of loopback, in an empty folder. It is
 * killed when the test ends.
 * @param t the test
 * @param environment variables besides a secret and the port; without limits, unless they are given
 * @param file what is in its `.env`; none when absent
 */
export async function runService(
  t: Test,
  environment: Readonly<Record<string, string>>,
  file?: string,
): Promise<RunningService> {
  const port = await freePort();
  // Not the project's folder: a .env there is not for these tests.
  const folder = await mkdtemp(join(tmpdir(), 'taskpact-service-'));
  if (file !== undefined) await writeFile(join(folder, '.env'), file);
  const child = spawn(process.execPath, [fileURLToPath(projectFile('dist/server.js'))], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      JWT_SECRET: SECRET,
      RATE_LIMIT_PER_MINUTE: '0',
      LOG_LEVEL: 'warn',
      PORT: String(port),
      ...environment,
    },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
  const ended = once(child, 'close').then(([code]) => code as number | null);
  const stop = (signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> => {
    child.kill(signal);
    return ended;
  };
  t.teardown(async () => {
    await stop('SIGKILL');
    await rm(folder, { recursive: true, force: true });
  });
  const log = () =>
    output
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line));
  return { pid: child.pid ?? 0, port, ended, output: () => output, log, stop };
}

/**
 * Starts the built service, as {@link runService} does, and waits until it is ready.
 * @param t the test
 * @param environment variables
 * @throws when it is not ready in time, with what it said
 */
export async function startService(t: Test, environment: Readonly<Record<string, string>>): Promise<Service> {
  const service = await runService(t, environment);
  let isOver = false;
  void service.ended.then(() => (isOver = true));
  if (!(await untilReady(service.port, () => isOver)))
    throw new Error(`The service is not ready: ${service.output().slice(-MOST_TOLD)}`);
  return {
    ...service,
    memory: async () =>
      Number(/VmRSS:\s+(\d+)/.exec(await readFile(`/proc/${service.pid}/status`, 'utf8'))?.[1] ?? Number.NaN) / 1024,
  };
}
