import { cpuMicroseconds, residentBytes } from '../../common/proc.ts';
import type { ContestantName, Running } from './contestants.ts';
import { runSql } from './databases.ts';
import type { Load, LoadResult } from './load/index.ts';
import type { Stage } from './stage.ts';
import { type BenchRequest, greeting, requestsFor, type Work } from './works.ts';

/** Keep-alive connections of the load. */
export const CONNECTIONS = 64;

/** The results of one round of one contestant. */
export interface Sample {
  readonly requests: number;
  readonly requestsPerSecond: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  /** Processor time for a request, in microseconds. */
  readonly serverCpu: number;
  /** The same of PostgreSQL; null where it runs on another machine. */
  readonly databaseCpu: number | null;
  /** Bytes, after the round. */
  readonly resident: number;
}

/** The samples of all rounds of a work. */
export type Samples<Value = Sample> = Partial<Record<ContestantName, Value[]>>;

/** Sends rounds to contestants. */
export interface Player {
  /** At least one request of every user, so that tokens are cached afterwards. */
  greet(contestant: Running): Promise<void>;
  /** One round of the closed loop. */
  play(contestant: Running, work: Work, seed: number): Promise<Sample>;
  /** One round of the open loop. */
  playAt(rate: number, contestant: Running, work: Work, seed: number): Promise<LoadResult>;
}

/** The fixed rate has far fewer requests, so a 99th percentile needs longer rounds. */
const FIXED_RATE_ROUNDS = 3;

/** How many requests to prepare per second if the throughput is not yet known. */
const FIRST_GUESS = 20_000;

/**
 * @param postmaster the process id of PostgreSQL, where it is on this machine
 * @param seconds of a round
 */
export function createPlayer(stage: Stage, load: Load, postmaster: number | undefined, seconds: number): Player {
  const rates = new Map<string, number>();
  // The check of the answers completed the first one.
  const completions = new Map<ContestantName, number>();

  const take = (name: ContestantName, work: Work, count: number, seed: number): BenchRequest[] => {
    const requests = requestsFor(work, stage.populationOf(name), {
      count,
      seed,
      completed: completions.get(name) ?? 1,
    });
    if (requests.length === 0) throw new Error('A round needs at least one request');
    return requests;
  };
  const noteSent = (name: ContestantName, requests: readonly BenchRequest[], sent: number): void => {
    // Requests in flight at the end may have been completed.
    const done = requests.slice(0, sent + CONNECTIONS + 1).filter(({ kind }) => kind === 'complete').length;
    completions.set(name, (completions.get(name) ?? 1) + done);
  };
  const named = (name: ContestantName, work: Work) => (cause: Error) => {
    throw new Error(`${name}, ${work}: ${cause.message}`, { cause });
  };
  const databaseCpu = async (): Promise<number | null> =>
    postmaster === undefined ? null : await cpuMicroseconds(postmaster);

  return {
    async greet({ name, port }) {
      const { users } = stage.populationOf(name);
      for (let greeted = 0; greeted < users; ) {
        const requests = Array.from({ length: users - greeted }, (_, index) => greeting(greeted + index + 1));
        const target = { port, requests, connections: CONNECTIONS, seconds };
        greeted += (await load.closedLoop(target).catch(named(name, 'get'))).requests;
      }
    },
    async play({ name, pid, port }, work, seed) {
      const key = `${name} ${work}`;
      const requests = take(name, work, Math.ceil(seconds * (rates.get(key) ?? FIRST_GUESS) * 1.5), seed);
      const before = [await cpuMicroseconds(pid), await databaseCpu()] as const;
      const result = await load
        .closedLoop({ port, requests, connections: CONNECTIONS, seconds })
        .catch(named(name, work));
      const after = [await cpuMicroseconds(pid), await databaseCpu()] as const;
      noteSent(name, requests, result.requests);
      const requestsPerSecond = result.requests / result.seconds;
      rates.set(key, requestsPerSecond);
      return {
        requests: result.requests,
        requestsPerSecond,
        p50: result.p50,
        p99: result.p99,
        serverCpu: (after[0] - before[0]) / result.requests,
        databaseCpu: after[1] === null || before[1] === null ? null : (after[1] - before[1]) / result.requests,
        resident: await residentBytes(pid),
      };
    },
    async playAt(rate, { name, port }, work, seed) {
      const longer = FIXED_RATE_ROUNDS * seconds;
      const requests = take(name, work, Math.ceil(rate * longer), seed);
      const target = { port, requests, connections: CONNECTIONS, seconds: longer };
      const result = await load.openLoop(target, rate).catch(named(name, work));
      noteSent(name, requests, result.requests);
      return result;
    },
  };
}

/** The order of the contestants changes from round to round. */
export const rotated = <Value>(values: readonly Value[], turns: number): Value[] => [
  ...values.slice(turns % values.length),
  ...values.slice(0, turns % values.length),
];

/** Vacuums and checkpoints after writes, so that this work falls into no round. */
async function settle({ databases, cluster }: Stage, contestants: readonly Running[]): Promise<void> {
  for (const { name } of contestants) await runSql(databases.urlOf(name), ['VACUUM ANALYZE']);
  if (cluster) await runSql(cluster.url, ['CHECKPOINT']);
}

/**
 * Plays rounds of a work: one for each contestant, again and again; the first is a warm-up.
 * @param rounds how many count
 * @param play one round of one contestant
 */
export async function interleave<Value>(
  stage: Stage,
  contestants: readonly Running[],
  rounds: number,
  play: (contestant: Running, round: number) => Promise<Value>,
): Promise<Samples<Value>> {
  await settle(stage, contestants);
  const samples: Samples<Value> = {};
  for (let round = 0; round <= rounds; round++) {
    for (const contestant of rotated(contestants, round)) {
      const sample = await play(contestant, round);
      if (round > 0) samples[contestant.name] = [...(samples[contestant.name] ?? []), sample];
    }
  }
  return samples;
}
