// Filters and cursors of lists that refer to existing things.
import type { Entity, Person } from '../people.ts';
import type { Plan } from '../plan.ts';
import { asText } from '../targets.ts';
import { tagsOf } from './rules.ts';

/** One of a list. */
export const pick = <T>(list: readonly T[], die: number): T | undefined => list[die % Math.max(list.length, 1)];

/** A value of a filter that fits an entry. */
function fittingFilter(name: string, entity: Entity, die: number): unknown {
  const [, stem] = /^(\w+)_(after|before)$/.exec(name) ?? [];
  if (stem) return stem === 'due' ? Object(entity.due ?? {}).date : entity[`${stem}_at`];
  if (name === 'q')
    return String(entity.title ?? entity.name)
      .toWellFormed()
      .slice(die % 4, 4 + (die % 30));
  if (name === 'tag') return tagsOf(entity).length > 0 ? tagsOf(entity).slice(0, 1 + (die % 2)) : undefined;
  if (name === 'metadata') return Object.fromEntries(Object.entries(entity.metadata ?? {}).slice(0, 1));
  return name === 'priority' ? [entity.priority] : (entity[name] ?? 'none');
}

type Fields = Record<string, string | undefined>;

/** Lists have few filters, which often fit something. */
export function aimFilters({ target, dice }: Plan, fields: Fields, entity: Entity | undefined): void {
  const [, , , , , first = 0, , second = 0, whole = 0] = dice;
  const filters = target.fields.filter(
    ({ name, part, required }) => part === 'query' && !required && !/^(limit|sort|cursor|include)/.test(name),
  );
  const kept = whole > 10 ? [pick(filters, first), whole < 40 ? pick(filters, second) : undefined] : [];
  for (const field of filters) {
    const value = entity && whole < 80 ? fittingFilter(field.name, entity, second) : fields[field.name];
    const isGood = kept.includes(field) && value !== undefined && field.accepts(asText(value));
    fields[field.name] = isGood ? asText(value) : undefined;
  }
}

/** Most pages are small; most cursors are real. */
export function aimPage({ target, dice }: Plan, fields: Fields, me: Person): void {
  const [, , small = 0, choice = 0, again = 0] = dice;
  if (small < 70) fields.limit = String(1 + (small % 3));
  const pages = me.pages.filter(({ operation }) => operation === target.id);
  const page = again < 60 ? (choice < 70 ? pages.at(-1) : pick(pages, choice)) : undefined;
  if (page) Object.assign(fields, page.query, { cursor: page.cursor });
}
