// The model of this service, part 2: the expected responses, and the state of the tasks after them.
import { isDeepStrictEqual } from 'node:util';
import type { Person, Task } from '../people.ts';
import type { Plan } from '../plan.ts';
import { type Answer, contentOf } from '../wire.ts';
import { idOf } from './aim.ts';
import { differs, learnPage, type Page } from './pages.ts';

type Body = Partial<Task> | undefined;

const bodyOf = ({ body }: Plan): Body => body?.value as Body;

/** Whether a list of entity tags contains the version; weak tags count only in weak comparison (RFC 9110, section 8.8.3.2). */
function names(list: string, version: number, weakIsEnough: boolean): boolean {
  const tags = [...list.matchAll(/(W\/)?("[^"]*")/g)].filter(([, weak]) => weakIsEnough || !weak);
  return /^[ \t,]*\*/.test(list) || tags.some(([, , tag]) => tag === `"${version}"`);
}

const asked = (body: Body) => [body?.title, body?.description ?? null, body?.position ?? 0];

function expectedOfTask(plan: Plan, me: Person): number[] {
  const task = me.tasks.get(idOf(plan));
  if (!task) return [404];
  const [match, noneMatch] = [plan.fields['If-Match'], plan.fields['If-None-Match']];
  if (match !== undefined && !names(match, task.version, false)) return [412];
  if (noneMatch !== undefined && names(noneMatch, task.version, true))
    return [plan.target.method === 'GET' ? 304 : 412];
  return [plan.target.method === 'DELETE' ? 204 : 200];
}

/** The allowed statuses of a valid request; undefined if the model does not cover the operation. */
export function expected(plan: Plan, me: Person): number[] | undefined {
  if (plan.target.path.includes('{task_id}')) return expectedOfTask(plan, me);
  if (plan.target.id === 'createTask') {
    const earlier = me.keys.get(plan.fields['Idempotency-Key'] ?? '');
    return !earlier || isDeepStrictEqual(asked(earlier.asked as Body), asked(bodyOf(plan))) ? [201] : [422];
  }
  if (plan.target.id !== 'listTasks') return undefined;
  const { cursor } = plan.fields;
  if (cursor !== undefined && !me.pages.some((page) => page.cursor === cursor)) return [400];
  // The model does not predict the entity tags of pages.
  const [match, noneMatch] = [plan.fields['If-Match'], plan.fields['If-None-Match']];
  return [200, ...(match === undefined ? [] : [412]), ...(noneMatch === undefined ? [] : [304])];
}

/** The expected task after the request; times are taken from the response. */
function changed(plan: Plan, before: Task, answered: Task): Task {
  const body = bodyOf(plan);
  const defaults = { description: null, is_completed: false, position: 0 };
  const fields =
    plan.target.id === 'replaceTask'
      ? { ...defaults, ...body }
      : plan.target.id === 'updateTask'
        ? body
        : { is_completed: body?.is_completed ?? true };
  const after = { ...before, ...fields };
  if (isDeepStrictEqual(before, after)) return before;
  const completed_at = after.is_completed ? (before.completed_at ?? answered.completed_at ?? '') : null;
  return { ...after, completed_at, version: before.version + 1, updated_at: answered.updated_at };
}

function learnCreated(plan: Plan, task: Task, text: string, me: Person): string | undefined {
  const key = plan.fields['Idempotency-Key'];
  const earlier = key === undefined ? undefined : me.keys.get(key);
  if (earlier) return differs('the answer once more', text, earlier.first);
  if (key !== undefined) me.keys.set(key, { asked: plan.body?.value, first: text });
  me.tasks.set(task.id, task);
  const open = {
    ...task,
    user_id: me.name,
    is_completed: false,
    completed_at: null,
    version: 1,
    updated_at: task.created_at,
  };
  const [title = '', description = null, position = 0] = asked(bodyOf(plan)) as [string?, (string | null)?, number?];
  return differs('the new task', task, { ...open, title, description, position });
}

/** Updates the model with a 2xx response, and returns what is wrong with it, if anything. */
export function learn(plan: Plan, answer: Answer, me: Person): string | undefined {
  if (plan.target.id === 'listTasks') return learnPage(plan, contentOf(answer) as Page, me);
  if (!plan.target.path.includes('{user_id}')) return undefined;
  const id = idOf(plan);
  if (plan.target.method === 'DELETE') {
    me.tasks.delete(id);
    me.gone.push(id);
    return undefined;
  }
  const task = (contentOf(answer) as { data: Task }).data;
  if (plan.target.id === 'createTask') return learnCreated(plan, task, answer.body.toString(), me);
  const before = me.tasks.get(id);
  if (!before) return undefined;
  const want = plan.target.method === 'GET' ? before : changed(plan, before, task);
  me.tasks.set(id, task);
  return differs('the task', task, want);
}
