import type { Agent } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { MAX_URL_LENGTH } from '../../../src/http/framework-errors.ts';
import { aim, isForbidden } from './model/aim.ts';
import { auditPlans, learnAll } from './model/audit.ts';
import { differenceOfCopy } from './model/changes.ts';
import { expected, learn } from './model/model.ts';
import { type Entity, foreignSecret, type Person } from './people.ts';
import type { Plan } from './plan.ts';
import type { Target } from './targets.ts';
import { pathsIn, valueAt, withValue } from './values.ts';
import { type Answer, contentOf, curlOf, send, type Wire, wireOf } from './wire.ts';

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

/** An unexpected response, with the requests that led to it. */
export class Unexpected extends Error {
  /** Equal for equal faults of the same operation, as far as can be determined. */
  readonly key: string;

  constructor({ target }: Plan, complaint: string, requests: readonly string[]) {
    super(`${target.id}: ${complaint}\n${requests.map((line) => `    ${line}`).join('\n')}`);
    this.key = `${target.id} ${complaint.replaceAll(/".*?"|\d{4,}|'.*'/g, '').slice(0, 80)}`;
  }
}

/** The plan with the secret of its user in every text that has room for it. */
function withSecret(plan: Plan, { secret }: Person): Plan {
  const { body } = plan;
  if (!body) return plan;
  const value = pathsIn(body.value).reduce((marked: unknown, path) => {
    const text = valueAt(marked, path);
    if (typeof text !== 'string' || text.includes(secret)) return marked;
    const candidate = withValue(marked, path, `${text}${secret}`);
    return body.kind.accepts(candidate) ? candidate : marked;
  }, body.value);
  return { ...plan, body: { ...body, value } };
}

/** Statuses that depend on the state of the service, which only a model knows. */
const BY_STATE = [200, 201, 202, 204, 304, 403, 404, 409, 412, 422];

/** The expected statuses, in the order of the service's checks. */
function expectedStatuses(plan: Plan, wire: Wire, me: Person): readonly number[] {
  // Every parameter is valid, but percent-encoding makes three characters of one, so the URL may be too long, alone or with the headers.
  if (wire.path.length > MAX_URL_LENGTH) return [414, 431];
  return isForbidden(plan, me) ? [403] : (expected(plan, me) ?? BY_STATE);
}

function faultOf(plan: Plan, wire: Wire, answer: Answer, me: Person): string | undefined {
  const want = expectedStatuses(plan, wire, me);
  if (!want.includes(answer.status)) return `status ${answer.status} instead of ${want.join(' or ')}`;
  const leak = foreignSecret(JSON.stringify(answer.headers) + answer.body.toString(), me);
  if (leak) return `the answer holds another user's data: ${leak}`;
  return learn(plan, answer, me);
}

type Exchange = readonly [wire: Wire, answer: Answer | Error];

const written = ([wire, answer]: Exchange, origin: URL): string => {
  const outcome = answer instanceof Error ? answer.message : `${answer.status} ${answer.body.toString().slice(0, 400)}`;
  return `${curlOf(wire, origin)}\n      -> ${outcome}`;
};

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
async function exchange(plan: Plan, me: Person, stage: Stage, sent: Exchange[]) {
  const wire = wireOf(plan, me.token);
  const answer = await ask(plan, wire, stage).catch((error: Error) => error);
  sent.push([wire, answer]);
  return { wire, answer };
}

/** Reads all entries of a user, and compares them with the model. */
async function audit(me: Person, stage: Stage, sent: Exchange[]): Promise<readonly [Plan, string] | undefined> {
  for (const list of stage.lists) {
    const seen: Entity[] = [];
    for (const plan of auditPlans(list)) {
      const { answer } = await exchange(plan, me, stage, sent);
      if (answer instanceof Error || answer.status !== 200) return [plan, 'the list cannot be read'];
      seen.push(...(contentOf(answer) as { data: Entity[] }).data);
    }
    const [plan] = auditPlans(list);
    const fault = learnAll(list.spot?.collection ?? '', seen, me);
    if (plan && fault) return [plan, fault];
  }
  me.unread = undefined;
  return auditChanges(me, stage, sent);
}

/** Reads what was changed since the last time, and compares what follows from it with the model. */
async function auditChanges(me: Person, stage: Stage, sent: Exchange[]): Promise<readonly [Plan, string] | undefined> {
  const read = async (target: Target, fields: Plan['fields']) => {
    const plan = { target, actor: 0, dice: [], fields: { user_id: 'me', ...fields } };
    const { answer, wire } = await exchange(plan, me, stage, sent);
    const fault = answer instanceof Error ? answer.message : faultOf(plan, wire, answer, me);
    return { found: fault && ([plan, fault] as const), plan };
  };
  for (let since = '?'; since !== me.copy.since; ) {
    since = me.copy.since ?? '';
    const { found } = await read(stage.changes, { limit: '7', ...(since && { since }) });
    if (found) return found;
  }
  const { found, plan } = await read(stage.digest, {});
  const fault = differenceOfCopy(me);
  return found || (fault && [plan, fault]) || undefined;
}

/**
 * Sends requests one after the other as two new users, and checks every response; in the end, and after changes that a response does not
 * show, all entries as well.
 * @param plans the requests
 * @param people the two users
 * @throws {Unexpected} at the first unexpected response
 */
export async function playSession(
  plans: readonly Plan[],
  people: readonly [Person, Person],
  stage: Stage,
): Promise<void> {
  const sent: Exchange[] = [];
  const fail = (plan: Plan, fault: string): never => {
    const requests = sent.map((one) => written(one, stage.origin));
    throw new Unexpected(plan, fault, requests);
  };
  const check = async (person: Person) => {
    const found = await audit(person, stage, sent);
    if (found) fail(...found);
  };
  for (const planned of plans) {
    const [me, other] = planned.actor === 0 ? people : ([people[1], people[0]] as const);
    const plan = withSecret(aim(planned, me, other), me);
    const { wire, answer } = await exchange(plan, me, stage, sent);
    const fault = answer instanceof Error ? `no answer: ${answer.message}` : faultOf(plan, wire, answer, me);
    if (fault) fail(plan, fault);
    if (me.unread) await check(me);
  }
  for (const person of people) await check(person);
}
