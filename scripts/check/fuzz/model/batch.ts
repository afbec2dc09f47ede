// What comes of a batch: what its writes would, one after the other.
import type { Person } from '../people.ts';
import type { Plan } from '../plan.ts';
import { type Answer, contentOf } from '../wire.ts';
import { expectedAt, learnAt } from './entries.ts';
import { answeredBefore, expectedWithKey } from './keys.ts';
import { differs } from './lists.ts';
import { requestOf, writesIn } from './writes.ts';

/** What is answered of a write. */
interface Result {
  readonly status: number;
  readonly task?: { readonly etag: string };
  readonly project?: { readonly etag: string };
  readonly problem?: object;
}

/** The allowed statuses of a batch. */
export const expectedOfBatch = (plan: Plan, me: Person): readonly number[] =>
  expectedWithKey(plan, me, Object(plan.body?.value).atomic === false ? [200] : [200, 400, 404, 409, 412], 200);

/** The result of a write as the response to a request of its own, where pointers begin at its body. */
function responseOf({ status, task, project, problem }: Result): Answer {
  const entry = task ?? project;
  const content = JSON.stringify(problem ?? { data: entry }).replaceAll(/"\/operations\/\d+(\/body)?\//g, '"/');
  return {
    status,
    headers: { 'content-type': 'application/json', ...(entry && { etag: entry.etag }) },
    body: Buffer.from(content),
  };
}

/** What is wrong with the response to a request of a batch, by what is known before it. */
function fault(request: Plan, result: Result, me: Person): string | undefined {
  const { spot } = request.target;
  if (!spot) return 'not a write';
  const want = expectedAt(spot, request, me);
  if (!want.includes(result.status)) return `status ${result.status} instead of ${want.join(' or ')}`;
  return learnAt(spot, request, responseOf(result), me);
}

/** Updates the model with the response to a batch, and returns what is wrong with it, if anything. */
export function learnBatch(plan: Plan, answer: Answer, me: Person): string | undefined {
  if (answer.status === 422) return undefined;
  const requests = writesIn(plan).map((write) => requestOf(plan, write, plan.dice));
  if (answer.status === 200) {
    const earlier = answeredBefore(plan, answer, me);
    if (earlier !== undefined) return differs('the answer once more', answer.body.toString(), earlier);
    const { data, meta } = contentOf(answer) as { data: Result[]; meta: unknown };
    for (const [index, request] of requests.entries()) {
      const wrong = fault(request, data[index] ?? { status: 0 }, me);
      if (wrong) return `write ${index}, ${request.target.id}: ${wrong}`;
    }
    return differs('meta', meta, { count: requests.length, failed: data.filter(({ status }) => status >= 400).length });
  }
  // That nothing was changed is seen in the lists. What failed, after writes that were undone, is known of the first one only.
  me.unread ??= {};
  const { operation } = contentOf(answer) as { operation?: string };
  const [first] = requests;
  if (!first?.target.spot) return 'no write';
  const isFirst = expectedAt(first.target.spot, first, me).includes(answer.status);
  const isOne = requests.some((_, index) => operation === `/operations/${index}`);
  return isOne && (operation !== '/operations/0' || isFirst) ? undefined : `operation: ${operation}`;
}
