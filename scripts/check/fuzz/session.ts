import type { Agent } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { MAX_URL_LENGTH } from '../../../src/http/framework-errors.ts';
import { aim, isForbidden } from './model/aim.ts';
import { expected, learn } from './model/tasks.ts';
import { foreignSecret, type Person } from './people.ts';
import type { Plan } from './plan.ts';
import { placesIn, valueAt, withValue } from './values.ts';
import { type Answer, curlOf, send, type Wire, wireOf } from './wire.ts';

/** What a session needs to ask and to judge. */
export interface Stage {
  readonly origin: URL;
  readonly agent: Agent;
  /** Told of every answer. */
  count(operation: string, status: number): void;
}

/** An answer that should not have been; it carries the requests that led there. */
export class Unexpected extends Error {
  /** The same for the same fault of the same operation, as far as can be told. */
  readonly key: string;

  constructor({ target }: Plan, complaint: string, requests: readonly string[]) {
    super(`${target.id}: ${complaint}\n${requests.map((line) => `    ${line}`).join('\n')}`);
    this.key = `${target.id} ${complaint.replaceAll(/".*?"|\d{4,}|'.*'/g, '').slice(0, 80)}`;
  }
}

/** The plan with its user's secret in every text that has room for it. */
function withSecret(plan: Plan, { secret }: Person): Plan {
  const { body } = plan;
  if (!body) return plan;
  const value = placesIn(body.value).reduce((marked: unknown, place) => {
    const text = valueAt(marked, place);
    if (typeof text !== 'string' || text.includes(secret)) return marked;
    const candidate = withValue(marked, place, `${text}${secret}`);
    return body.kind.accepts(candidate) ? candidate : marked;
  }, body.value);
  return { ...plan, body: { ...body, value } };
}

/** Statuses that say something about the state of things, which is not known without a model. */
const BY_STATE = [200, 201, 202, 204, 304, 403, 404, 409, 412, 422];

/** The statuses that are right, in the order in which the service decides. */
function expectedStatuses(plan: Plan, wire: Wire, me: Person): readonly number[] {
  // Every parameter is as the contract wants it, but percent-encoding makes three characters of one.
  if (wire.path.length > MAX_URL_LENGTH) return [414];
  return isForbidden(plan, me) ? [403] : (expected(plan, me) ?? BY_STATE);
}

function faultOf(plan: Plan, wire: Wire, answer: Answer, me: Person): string | undefined {
  const want = expectedStatuses(plan, wire, me);
  if (!want.includes(answer.status)) return `status ${answer.status} instead of ${want.join(' or ')}`;
  const leak = foreignSecret(JSON.stringify(answer.headers) + answer.body.toString(), me);
  if (leak) return `the answer holds another user's data: ${leak}`;
  return answer.status < 300 ? learn(plan, answer, me) : undefined;
}

type Exchange = readonly [wire: Wire, answer: Answer | Error];

const written = ([wire, answer]: Exchange, origin: URL): string => {
  const outcome = answer instanceof Error ? answer.message : `${answer.status} ${answer.body.toString().slice(0, 400)}`;
  return `${curlOf(wire, origin)}\n      -> ${outcome}`;
};

/**
 * Sends a request. An open operation that says 503 and when to try again is asked again: a health check with a deadline says so
 * on a machine that is busy with something else, which is no fault.
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

/**
 * Sends requests one after the other, as two new users, and judges every answer.
 * @param plans what to ask for
 * @param people the two of them
 * @throws {Unexpected} at the first answer that should not have been
 */
export async function playSession(
  plans: readonly Plan[],
  people: readonly [Person, Person],
  stage: Stage,
): Promise<void> {
  const sent: Exchange[] = [];
  for (const planned of plans) {
    const [me, other] = planned.actor === 0 ? people : ([people[1], people[0]] as const);
    const plan = withSecret(aim(planned, me, other), me);
    const wire = wireOf(plan, me.token);
    const answer = await ask(plan, wire, stage).catch((error: Error) => error);
    sent.push([wire, answer]);
    const fault = answer instanceof Error ? `no answer: ${answer.message}` : faultOf(plan, wire, answer, me);
    if (fault)
      throw new Unexpected(
        plan,
        fault,
        sent.map((exchange) => written(exchange, stage.origin)),
      );
  }
}
