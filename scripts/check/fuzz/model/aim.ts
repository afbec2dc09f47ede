// The model of this service, part 1: values that refer to existing things.
import type { Person } from '../people.ts';
import type { Plan } from '../plan.ts';

/** The id in the path, as the service writes it. */
export const idOf = ({ fields }: Plan): string => (fields.task_id ?? '').toLowerCase();
const pick = <T>(list: readonly T[], die: number): T | undefined => list[die % Math.max(list.length, 1)];

/** Whether the path belongs to another user. */
export const isForbidden = ({ target, fields }: Plan, me: Person): boolean =>
  target.path.includes('{user_id}') && fields.user_id !== 'me' && fields.user_id !== me.name;

function taskIdFor(generated: string, dice: readonly number[], me: Person, other: Person): string {
  const [, which = 0, , choice = 0] = dice;
  const ids = which < 70 ? [...me.tasks.keys()] : which < 80 ? me.gone : which < 90 ? [...other.tasks.keys()] : [];
  const id = pick(ids, choice) ?? generated;
  return choice > 95 ? id.toUpperCase() : id;
}

function tagFor(generated: string, die: number, version: number): string {
  const tags = [`"${version}"`, `"${version}"`, '*', `"${version - 1}"`, `W/"${version}"`, `"x,y" , "${version}"`];
  return pick([...tags, generated, generated], die) ?? generated;
}

/** Most lists have small pages, half of them no filters, so that the model knows their contents; most cursors are real. */
function aimAtPages({ target, dice }: Plan, fields: Record<string, string | undefined>, me: Person): void {
  if (target.id !== 'listTasks') return;
  const [, , small = 0, choice = 0, again = 0, whole = 0] = dice;
  const filters = target.fields.filter(({ name, part }) => part === 'query' && !/^(limit|sort|include)/.test(name));
  if (whole < 50) for (const { name } of filters) fields[name] = undefined;
  if (small < 70) fields.limit = String(1 + (small % 3));
  const page = again < 60 ? (choice < 70 ? me.pages.at(-1) : pick(me.pages, choice)) : undefined;
  if (page) Object.assign(fields, page.query, { cursor: page.cursor });
}

/** Replaces generated values by existing ones, so that most requests find something. */
export function aim(plan: Plan, me: Person, other: Person): Plan {
  const [who = 0, , tag = 0, choice = 0, again = 0] = plan.dice;
  const fields = { ...plan.fields };
  const set = (name: string, value: (generated: string) => string | undefined) => {
    const generated = fields[name];
    if (generated !== undefined) fields[name] = value(generated);
  };
  set('user_id', (generated) => (who < 50 ? 'me' : who < 90 ? me.name : who < 95 ? other.name : generated));
  set('task_id', (generated) => taskIdFor(generated, plan.dice, me, other));
  const version = me.tasks.get(idOf({ ...plan, fields }))?.version ?? 1;
  for (const name of ['If-Match', 'If-None-Match']) set(name, (generated) => tagFor(generated, tag, version));
  aimAtPages(plan, fields, me);
  const key = again < 40 ? pick([...me.keys.keys()], choice) : undefined;
  set('Idempotency-Key', (generated) => key ?? generated);
  const same = again < 20 && key !== undefined && fields['Idempotency-Key'] === key;
  const body = same && plan.body ? { ...plan.body, value: me.keys.get(key)?.asked } : plan.body;
  return { ...plan, fields, body };
}
