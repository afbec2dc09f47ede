import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SERVER, startService } from '../../common/service.ts';
import { userId } from './ids.ts';
import { RIVALS } from './rivals.ts';

/** Connections to the database, the same for all. */
export const POOL_SIZE = 10;

/** The contestants by name, with the script that Node runs. */
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

/** Taskpact, and variants of its deployment. */
export const VARIANTS: readonly ContestantName[] = ['taskpact', 'walled', 'pair'];

/** Taskpact with many users, and with {@link FEW_USERS}. */
export const CROWD: readonly ContestantName[] = ['taskpact', 'few'];

/** The default number of users, and that of `few`. */
export const FEW_USERS = 200;

/** Contestants that must be installed and compiled first. */
export const NEEDS_RIVALS: readonly ContestantName[] = ['floor', 'orm', 'hello'];

/** A running contestant. */
export interface Running {
  readonly name: ContestantName;
  readonly pid: number;
  readonly port: number;
  /** Time from the start of its process to its first successful response. */
  readonly firstAnswerMs: number;
  stop(): Promise<void>;
}

/** Options of a contestant. */
export interface Start {
  readonly databaseUrl: string;
  /** The variables for verifying tokens. */
  readonly keys: Readonly<Record<string, string>>;
  /** A token of user 1, for the first request. */
  readonly token: string;
  /** Further variables. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** The flags of `npm start`, for all contestants; `docs/performance.md` explains them. */
const NODE_FLAGS = ['--max-semi-space-size=64', '--heap-growing-percent=200'];

/**
 * Starts a contestant on a free port and waits for its first response.
 * @throws with its output, if it does not respond
 */
export async function startContestant(
  name: ContestantName,
  { databaseUrl, keys, token, environment }: Start,
): Promise<Running> {
  const options = {
    command: [process.execPath, ...NODE_FLAGS, CONTESTANTS[name].script],
    environment: {
      DATABASE_URL: databaseUrl,
      DATABASE_POOL_SIZE: String(POOL_SIZE),
      LOG_LEVEL: 'info',
      SERVER,
      // Not the starter's own secret where the tokens are signed with a key.
      JWT_SECRET: '',
      ...keys,
      ...environment,
    },
  };
  const began = performance.now();
  const service = await startService(options, {
    path: `/api/${userId(1)}/tasks?limit=20`,
    headers: { Authorization: `Bearer ${token}` },
  }).catch((cause: Error) => {
    throw new Error(`${name} does not start: ${cause.message}`, { cause });
  });
  const firstAnswerMs = performance.now() - began;
  const stop = async (): Promise<void> => {
    await service.stop();
    await service.remove();
  };
  return { name, pid: service.pid, port: service.port, firstAnswerMs, stop };
}
