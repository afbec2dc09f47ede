import type { Running } from '../contestants.ts';
import { runSql } from '../databases.ts';
import { taskId, userId } from '../ids.ts';
import type { Load } from '../load/index.ts';
import { rotated } from '../rounds.ts';
import type { BenchRequest } from '../works.ts';
import { OPERATIONS, requestsOf } from './operations.ts';
import type { Subject } from './population.ts';

/** Numbers of concurrent requests. */
export const CONNECTIONS = [1, 16];

/** The result of one round. */
export interface GrowthSample {
  readonly operation: string;
  readonly connections: number;
  /** Tasks of the user, or rows of the table. */
  readonly size: number;
  /** The median time of a request, in milliseconds. */
  readonly p50: number;
  readonly requestsPerSecond: number;
}

/** Where and how to measure. */
export interface GrowthMeter {
  readonly running: Running;
  readonly load: Load;
  readonly databaseUrl: string;
  readonly rounds: number;
  readonly seconds: number;
  tokenOf(user: number): string;
}

/** Deletes what was created, so that the sizes stay constant. */
const removeCreated = ({ user, tasks }: Subject): string =>
  `DELETE FROM tasks WHERE user_id = '${userId(user)}' AND id > '${taskId(user, tasks)}'`;

/** A user with their requests. */
interface Player {
  readonly subject: Subject;
  readonly requests: Readonly<Record<string, BenchRequest[]>>;
}

async function play(meter: GrowthMeter, operation: string, { subject, requests }: Player, connections: number) {
  const { running, load, databaseUrl, seconds } = meter;
  const result = await load.closedLoop({
    port: running.port,
    requests: requests[operation] ?? [],
    connections,
    seconds,
  });
  if (operation === 'create') await runSql(databaseUrl, [removeCreated(subject)]);
  return { operation, connections, p50: result.p50, requestsPerSecond: result.requests / result.seconds };
}

/**
 * Measures every operation for users of different sizes, alternating between them, so that all are measured under the same conditions.
 * Creations come last, because they leave dead entries in the indexes.
 * @param sizeOf what is noted as the size
 */
export async function measureSizes(
  meter: GrowthMeter,
  subjects: readonly Subject[],
  sizeOf: (subject: Subject) => number,
): Promise<GrowthSample[]> {
  const players = await Promise.all(
    subjects.map(async (subject): Promise<Player> => {
      const requests = await requestsOf(meter.running.port, subject, meter.tokenOf(subject.user));
      return { subject, requests };
    }),
  );
  const samples: GrowthSample[] = [];
  const plan = [OPERATIONS.filter((operation) => operation !== 'create'), ['create']];
  for (const operations of plan) {
    for (let round = 0; round < meter.rounds; round++) {
      for (const connections of CONNECTIONS) {
        for (const operation of operations) {
          for (const player of rotated(players, round)) {
            samples.push({ ...(await play(meter, operation, player, connections)), size: sizeOf(player.subject) });
          }
        }
      }
    }
  }
  return samples;
}
