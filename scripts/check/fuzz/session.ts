import { audit } from './audits.ts';
import { type Exchange, exchange, faultOf, type Stage } from './exchange.ts';
import { aim } from './model/aim.ts';
import type { Person } from './people.ts';
import type { Plan } from './plan.ts';
import { pathsIn, valueAt, withValue } from './values.ts';
import { curlOf } from './wire.ts';

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

const written = ([wire, answer]: Exchange, origin: URL): string => {
  const outcome = answer instanceof Error ? answer.message : `${answer.status} ${answer.body.toString().slice(0, 400)}`;
  return `${curlOf(wire, origin)}\n      -> ${outcome}`;
};

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
