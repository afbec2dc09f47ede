// The model of this service, part 3: lists, page by page.
import { isDeepStrictEqual } from 'node:util';
import type { Person, Task } from '../people.ts';
import type { Plan } from '../plan.ts';

/** A page in the service's response. */
export interface Page {
  readonly data: readonly Task[];
  readonly meta: { readonly next_cursor: string | null; readonly total?: number };
}

/** The error if two values differ. */
export const differs = (what: string, given: unknown, want: unknown): string | undefined =>
  isDeepStrictEqual(given, want) ? undefined : `${what}: ${JSON.stringify(given)}, not ${JSON.stringify(want)}`;

const queryOf = ({ target, fields }: Plan) =>
  Object.fromEntries(target.fields.filter(({ part }) => part === 'query').map(({ name }) => [name, fields[name]]));

/** Checks that no entry appears twice, and that none that existed throughout is missing, in lists by creation, which changes do not reorder. */
function noteEntries(plan: Plan, { data, meta }: Page, isWhole: boolean, me: Person): string | undefined {
  const before = me.pages.find(({ cursor }) => cursor === plan.fields.cursor);
  const seen = new Set(before?.seen);
  const again = data.find(({ id }) => seen.has(id));
  for (const { id } of data) seen.add(id);
  const awaited = before?.awaited ?? [...me.tasks.keys()];
  const cursor = meta.next_cursor;
  if (cursor !== null) me.pages.push({ query: queryOf(plan), cursor, seen, awaited });
  if (!/created_at|^$/.test(plan.fields.sort ?? '')) return undefined;
  if (again) return `the list shows ${again.id} twice`;
  const skipped = awaited.find((id) => me.tasks.has(id) && !seen.has(id));
  return isWhole && cursor === null && skipped ? `the list never shows ${skipped}` : undefined;
}

/** Updates the model with a page, and returns what is wrong with it, if anything. */
export function learnPage(plan: Plan, page: Page, me: Person): string | undefined {
  const { data, meta } = page;
  const { limit, sort, include_total, cursor, user_id, ...filters } = plan.fields;
  const isWhole = Object.entries(filters).every(([name, value]) => value === undefined || name.includes('-'));
  const stranger = data.find((task) => !isDeepStrictEqual(task, me.tasks.get(task.id)));
  if (stranger) return `the list shows ${JSON.stringify(stranger)}, not ${JSON.stringify(me.tasks.get(stranger.id))}`;
  if (filters.is_completed && data.some((task) => String(task.is_completed) !== filters.is_completed))
    return 'is_completed was not heeded';
  const fault = noteEntries(plan, page, isWhole, me);
  if (fault || !isWhole) return fault;
  const count = cursor === undefined ? Math.min(Number(limit ?? 50), me.tasks.size) : data.length;
  return differs('count', data.length, count) ?? differs('total', meta.total ?? me.tasks.size, me.tasks.size);
}
