import type { Agent } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { MAX_URL_LENGTH } from '../../../src/http/framework-errors.ts';
import { isForbidden } from './model/aim.ts';
import { expected, learn } from './model/model.ts';
import { foreignSecret, type Person } from './people.ts';
import type { Plan } from './plan.ts';
import type { Target } from './targets.ts';
import { type Answer, send, type Wire, wireOf } from './wire.ts';

/** The dependencies of a session. */
export interface Stage {
  readonly origin: URL;
  readonly agent: Agent;
  /** The lists of entries. */
  readonly lists: readonly Target[];
  /** The changes, page by page, and their digest. */
  readonly changes: Target;
  readonly digest: Target;
  /** Called with every response. */
  count(operation: string, status: number): void;
}

/** A request with its response. */
export type Exchange = readonly [wire: Wire, answer: Answer | Error];

/** Statuses that depend on the state of the service, which only a model knows. */
const BY_STATE = [200, 201, 202, 204, 304, 403, 404, 409, 412, 422];

/** The expected statuses, in the order of the service's checks. */
function expectedStatuses(plan: Plan, wire: Wire, me: Person): readonly number[] {
  // Every parameter is valid, but percent-encoding makes three characters of one, so the URL may be too long, alone or with the headers.
  if (wire.path.length > MAX_URL_LENGTH) return [414, 431];
  return isForbidden(plan, me) ? [403] : (expected(plan, me) ?? BY_STATE);
}

/** What is wrong with a response, if anything; the model learns from it. */
export function faultOf(plan: Plan, wire: Wire, answer: Answer, me: Person): string | undefined {
  const want = expectedStatuses(plan, wire, me);
  if (!want.includes(answer.status)) return `status ${answer.status} instead of ${want.join(' or ')}`;
  const leak = foreignSecret(JSON.stringify(answer.headers) + answer.body.toString(), me);
  if (leak) return `the answer holds another user's data: ${leak}`;
  return learn(plan, answer, me);
}

/**
 * Sends a request. An operation without a token that responds with 503 and Retry-After is repeated: on a busy machine, a health check may
 * miss its deadline, which is not a fault.
 */
async function ask({ target }: Plan, wire: Wire, { origin, agent, count }: Stage): Promise<Answer> {
  for (let tries = 1; ; tries += 1) {
    const answer = await send(wire, origin, agent);
    count(target.id, answer.status);
    const seconds = Number(answer.headers['retry-after']);
    if (target.secured || answer.status !== 503 || !seconds || tries > 3) return answer;
    await setTimeout(seconds * 1000);
  }
}

/** Sends a request, and remembers it with its response. */
export async function exchange(plan: Plan, me: Person, stage: Stage, sent: Exchange[]) {
  const wire = wireOf(plan, me.token);
  const answer = await ask(plan, wire, stage).catch((error: Error) => error);
  sent.push([wire, answer]);
  return { wire, answer };
}
