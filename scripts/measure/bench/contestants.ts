import type { ChildProcess } from 'node:child_process';
import { openSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { userId } from './ids.ts';
import { freePort, launch, stop } from './processes.ts';
import { RIVALS } from './rivals.ts';

/** Connections to the database, the same for all. */
export const POOL_SIZE = 10;

const SERVER = fileURLToPath(new URL('../../../dist/server.js', import.meta.url));

/** Who is measured: what it is called, and the script that Node runs. */
export const CONTESTANTS = {
  taskpact: { label: 'Taskpact', script: SERVER },
  few: { label: 'Taskpact, 200 users', script: SERVER },
  walled: { label: 'with row-level security', script: SERVER },
  pair: { label: 'two processes', script: fileURLToPath(new URL('pair.mjs', import.meta.url)) },
  floor: { label: 'floor (Fastify + pg)', script: join(RIVALS, 'dist/floor.js') },
  orm: { label: 'ORM (NestJS + Prisma)', script: join(RIVALS, 'dist/orm/main.js') },
  hello: { label: 'hello (Fastify, constant)', script: join(RIVALS, 'dist/hello.js') },
} as const;

export type ContestantName = keyof typeof CONTESTANTS;

/** Taskpact and its rivals. */
export const SIDE_BY_SIDE: readonly ContestantName[] = ['taskpact', 'floor', 'orm', 'hello'];

/** Taskpact and Taskpact in other arrangements. */
export const VARIANTS: readonly ContestantName[] = ['taskpact', 'walled', 'pair'];

/** Taskpact with many users, and with {@link FEW_USERS}. */
export const CROWD: readonly ContestantName[] = ['taskpact', 'few'];

/** How many users there are, if nobody asks for another number, and how many `few` has. */
export const FEW_USERS = 200;

/** Those that have to be installed and compiled first. */
export const NEEDS_RIVALS: readonly ContestantName[] = ['floor', 'orm', 'hello'];

/** A contestant that serves. */
export interface Running {
  readonly name: ContestantName;
  readonly pid: number;
  readonly port: number;
  /** From the start of its process to its first good answer. */
  readonly firstAnswerMs: number;
  stop(): Promise<void>;
}

/** How a contestant is started. */
export interface Start {
  readonly databaseUrl: string;
  /** What it verifies tokens with. */
  readonly keys: Readonly<Record<string, string>>;
  /** A token of user 1, for the first request. */
  readonly token: string;
  /** For its log. */
  readonly folder: string;
  /** Settings of its own. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** As `npm start` has them, for all: `docs/performance.md` says what for. */
const NODE_FLAGS = ['--max-semi-space-size=64', '--heap-growing-percent=200'];

/** Nothing of the shell's environment: whoever repeats this has another one. */
const environmentOf = (port: number, { databaseUrl, keys, environment }: Start): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  NODE_ENV: 'production',
  HOST: '127.0.0.1',
  PORT: String(port),
  DATABASE_URL: databaseUrl,
  DATABASE_POOL_SIZE: String(POOL_SIZE),
  ...keys,
  LOG_LEVEL: 'info',
  RATE_LIMIT_PER_MINUTE: '0',
  SERVER,
  ...environment,
});

/** Asks until it answers. */
async function firstAnswer(child: ChildProcess, url: string, token: string): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`it ended with status ${child.exitCode}`);
    const answer = await fetch(url, { headers: { Authorization: `Bearer ${token}` } }).catch(() => undefined);
    await answer?.arrayBuffer();
    if (answer?.status === 200) return;
    if (answer) throw new Error(`its first answer has status ${answer.status}`);
    await delay(2);
  }
}

/**
 * Starts a contestant on a free port and waits for its first answer. Its log goes into a file.
 * @throws with what it wrote to its standard error, when it does not come to answer
 */
export async function startContestant(name: ContestantName, start: Start): Promise<Running> {
  const port = await freePort();
  const [out, err] = [join(start.folder, `${name}.log`), join(start.folder, `${name}.err`)];
  const command = {
    program: process.execPath,
    parameters: [...NODE_FLAGS, CONTESTANTS[name].script],
    cwd: start.folder,
  };
  const began = performance.now();
  const child = await launch({ ...command, env: environmentOf(port, start) }, [
    'ignore',
    openSync(out, 'w'),
    openSync(err, 'w'),
  ]);
  try {
    await firstAnswer(child, `http://127.0.0.1:${port}/api/${userId(1)}/tasks?limit=20`, start.token);
  } catch (error) {
    await stop(child);
    const said = (await readFile(err, 'utf8')).trim();
    throw new Error(`${name} does not start: ${(error as Error).message}${said && `\n${said}`}`, { cause: error });
  }
  const firstAnswerMs = performance.now() - began;
  return { name, pid: child.pid as number, port, firstAnswerMs, stop: () => stop(child) };
}
