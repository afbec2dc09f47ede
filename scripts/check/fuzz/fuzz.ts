import { Agent } from 'node:http';
import * as fc from 'fast-check';
import type { ContractDocument } from '../../../src/contract/document.ts';
import type { Stage } from './exchange.ts';
import { peopleMaker } from './people.ts';
import type { Plan } from './plan.ts';
import { planArbitrary } from './plans.ts';
import { playSession, Unexpected } from './session.ts';
import { limitsOf, type Target, targetsOf } from './targets.ts';

/** Options of a run. */
export interface FuzzOptions {
  readonly contract: ContractDocument;
  /** Where the service listens. */
  readonly origin: URL;
  /** Makes a valid token. */
  tokenFor(subject: string): string;
  readonly seed: number;
  /** The minimum number of requests. */
  readonly requests: number;
}

/** The result of a run. */
export interface FuzzReport {
  readonly requests: number;
  readonly seconds: number;
  /** The number of responses by operation and status. */
  readonly counts: ReadonlyMap<string, ReadonlyMap<number, number>>;
  /** Each kind of unexpected response once, with the shortest session that was found for it. */
  readonly findings: readonly string[];
}

/** Concurrent sessions: the results of one user must not depend on what others do at the same time. */
const LANES = 4;

const SESSIONS_PER_CHECK = 10;
const LONGEST_SESSION = 60;
const SHRINKING_MS = 20_000;
const MOST_FINDINGS = 10;

function sessionArbitrary(targets: readonly Target[], limits: readonly number[]): fc.Arbitrary<Plan[]> {
  // Creations are most frequent, then other operations on entries; deletions leave less for them, and operations without a token have
  // little that could fail.
  const weight = ({ secured, method }: Target) => (!secured || method === 'DELETE' ? 1 : method === 'POST' ? 20 : 5);
  const plans = targets.map((target) => ({ weight: weight(target), arbitrary: planArbitrary(target, limits) }));
  const plan = fc.oneof(...plans);
  // Some of them repeatedly: deleted twice, completed again, page after page.
  const times = fc.constantFrom(1, 1, 1, 1, 2, 4);
  const steps = fc.array(fc.tuple(plan, times), { minLength: 1, maxLength: LONGEST_SESSION, size: 'max' });
  const session = steps.map((list) => list.flatMap(([step, count]) => Array.from({ length: count }, () => step)));
  // Without fast-check's bias towards small values, with which most sessions would be too short to use what they created.
  return fc.noBias(session);
}

/** Runs sessions until one has an unexpected response, and shrinks it; undefined if a few sessions were as expected. */
async function check(
  sessions: fc.Arbitrary<Plan[]>,
  seed: number,
  play: (plans: Plan[]) => Promise<void>,
): Promise<Unexpected | undefined> {
  const { errorInstance: error } = await fc.check(fc.asyncProperty(sessions, play), {
    seed,
    numRuns: SESSIONS_PER_CHECK,
    interruptAfterTimeLimit: SHRINKING_MS,
  });
  if (error === undefined || error === null || error instanceof Unexpected) return error ?? undefined;
  throw error;
}

/** Counts responses by operation and status. */
function counter() {
  const counts = new Map<string, Map<number, number>>();
  let sent = 0;
  const count = (operation: string, status: number): void => {
    sent += 1;
    const ofOperation = counts.get(operation) ?? new Map<number, number>();
    counts.set(operation, ofOperation.set(status, (ofOperation.get(status) ?? 0) + 1));
  };
  return { counts, count, sent: () => sent };
}

/**
 * Fuzzes a running service from its contract, in sessions of two new users each, until enough requests were sent.
 * Equal seeds make equal sessions.
 */
export async function fuzz(options: FuzzOptions): Promise<FuzzReport> {
  const { contract, origin, seed, requests } = options;
  const began = performance.now();
  const findings = new Map<string, string>();
  const targets = targetsOf(contract);
  const sessions = sessionArbitrary(targets, limitsOf(contract));
  const newPerson = peopleMaker(options.tokenFor);
  const { counts, count, sent } = counter();
  const agent = new Agent({ keepAlive: true, maxSockets: LANES });
  const lists = targets.filter(({ method, spot }) => method === 'GET' && spot?.whole && !spot.idName);
  const target = (id: string) => {
    const found = targets.find((one) => one.id === id);
    if (!found) throw new Error(`the contract has no ${id}`);
    return found;
  };
  const stage: Stage = { origin, agent, lists, changes: target('listChanges'), digest: target('getDigest'), count };
  const play = async (plans: Plan[]): Promise<void> => {
    try {
      await playSession(plans, [newPerson(), newPerson()], stage);
    } catch (error) {
      // A known failure need not be shrunk again.
      if (!(error instanceof Unexpected && findings.has(error.key))) throw error;
    }
  };
  let round = 0;
  const lane = async (): Promise<void> => {
    while (sent() < requests && findings.size < MOST_FINDINGS) {
      round += 1;
      const unexpected = await check(sessions, (seed + round * 1_000_003) | 0, play);
      if (unexpected) findings.set(unexpected.key, unexpected.message);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane)).finally(() => agent.destroy());
  return { requests: sent(), seconds: (performance.now() - began) / 1000, counts, findings: [...findings.values()] };
}
