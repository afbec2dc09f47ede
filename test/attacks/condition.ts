import type { Test } from 'tap';
import { busy } from '../processes/busy.ts';
import { type Outcome, percentile, sendLoad } from '../processes/load.ts';
import type { Service } from '../processes/service.ts';
import { as, requestOf } from './hostile-requests.ts';

/** Seconds of each attack; the short form takes fewer. */
export const SECONDS = Number(process.env.ATTACK_SECONDS ?? 10);

/** What the well-behaved client sends: 50 lists a second over two connections. */
const POLITE = { rate: 50, connections: 2 };

/** A machine that does something else besides takes a median of this for busy, in milliseconds; below it 2x says nothing. */
const NOISE_MS = 25;

const POLITE_REQUEST = requestOf('GET /api/me/tasks', [as('alice')]);

/** How it goes for a well-behaved client, and for the service. */
export interface Condition {
  readonly outcomes: Outcome[];
  readonly p50: number;
  readonly p99: number;
  /** MiB. */
  readonly memory: number;
}

/**
 * Lets the well-behaved client, alice, send requests for some seconds.
 * @param service to which
 */
export async function conditionOf(service: Service): Promise<Condition> {
  const outcomes = await sendLoad({ port: service.port, requests: [POLITE_REQUEST], seconds: SECONDS, ...POLITE });
  return { outcomes, p50: percentile(outcomes, 0.5), p99: percentile(outcomes, 0.99), memory: await service.memory() };
}

/** What {@link compare} demands, in words. */
export const EXPECTED =
  'for a well-behaved client every request is served, in twice the time at most; the memory is at most twice as much';

/**
 * Fails where it is more than twice as bad as before.
 * @param t the test
 * @param quiet how it was without an attack
 * @param now how it is
 * @returns how it is, in words
 */
export function compare(t: Test, quiet: Condition, now: Condition): string {
  const [latency, memory] = [now.p50 / quiet.p50, now.memory / quiet.memory];
  t.ok(
    now.outcomes.every(({ status }) => status === 200),
    'every request of the well-behaved client is served',
  );
  const mostMs = Math.max(2 * quiet.p50, NOISE_MS);
  t.ok(now.p50 <= mostMs, 'its median latency is at most twice what it was', { skip: busy });
  t.ok(memory <= 2, 'the memory is at most twice what it was');
  return (
    `well-behaved client: p50 ${now.p50.toFixed(1)} ms (${latency.toFixed(2)} times the quiet one), p99 ${now.p99.toFixed(1)} ms; ` +
    `memory ${now.memory.toFixed(0)} MiB (${memory.toFixed(2)} times)`
  );
}
