// Lists: their filters, their order and their pages.
import { isDeepStrictEqual } from 'node:util';
import type { Person } from '../people.ts';
import type { Plan } from '../plan.ts';
import { COUNTS, countsBy, listed, SEARCHED } from './rules.ts';

/** An entry, or a tag. */
type Item = Readonly<Record<string, unknown>>;

/** A page in the service's response. */
export interface Page {
  readonly data: readonly Item[];
  readonly meta: { readonly next_cursor: string | null; readonly total?: number };
}

/** The error if two values differ. */
export const differs = (what: string, given: unknown, want: unknown): string | undefined =>
  isDeepStrictEqual(given, want) ? undefined : `${what}: ${JSON.stringify(given)}, not ${JSON.stringify(want)}`;

/** The form in which searches compare texts, by the contract. */
const searchForm = (text: unknown): string =>
  String(text).normalize('NFC').toUpperCase().toLowerCase().replaceAll('ς', 'σ').normalize('NFC');

const LEAP_SECOND = /:60(?=\D|$)/;

/** A moment in milliseconds, and half of one for whatever lies below. */
function moment(text: string): number {
  const ms = Date.parse(text.toUpperCase().replace(LEAP_SECOND, ':59')) + (LEAP_SECOND.test(text) ? 1000 : 0);
  return /\.\d{3}\d*[1-9]/.test(text) ? ms + 0.5 : ms;
}

/** Whether an item lies beyond a day or a moment. */
function isBeyond(item: Item, stem: string, side: string, limit: string): boolean {
  const isDay = stem === 'due';
  const value = isDay ? Object(item.due ?? {}).date : moment(String(item[`${stem}_at`]));
  const edge = isDay ? limit : moment(limit);
  return value !== undefined && (side === 'after' ? value > edge : value < edge);
}

/** Whether an item fits a filter. */
function fits(item: Item, name: string, text: string): boolean {
  const [, stem, side = ''] = /^(\w+)_(after|before)$/.exec(name) ?? [];
  if (stem) return isBeyond(item, stem, side, text);
  if (name === 'q')
    return SEARCHED.flatMap((field) => item[field] ?? []).some((value) => searchForm(value).includes(searchForm(text)));
  if (name === 'tag')
    return JSON.parse(text).every((tag: string) => Array.isArray(item.tags) && item.tags.includes(tag));
  if (name === 'priority') return JSON.parse(text).includes(item.priority);
  if (name === 'metadata')
    return Object.entries(JSON.parse(text)).every(([key, value]) => Object(item.metadata)[key] === value);
  return String(item[name] ?? 'none') === text.toLowerCase();
}

/** The items that fit the filters of a request, with the counts that it asks for. */
export function fitting({ target, fields }: Plan, me: Person): Item[] {
  const filters = target.fields.flatMap(({ name, part, schema }) => {
    const text = fields[name] ?? schema.default;
    const isFilter = part === 'query' && !/^(limit|sort|cursor|include_\w+)$/.test(name);
    return isFilter && text !== undefined ? [[name, String(text)] as const] : [];
  });
  const counts = COUNTS.filter(([parameter]) => fields[parameter] === 'true');
  return listed(me, target.spot?.collection ?? '')
    .filter((item) => filters.every(([name, text]) => fits(item, name, text)))
    .map((item) => ({
      ...item,
      ...Object.fromEntries(counts.map(([, member, by]) => [member, countsBy(me, by, item.id)])),
    }));
}

/** What items are compared by: the bytes of a text are in the order of its code points. */
function sortKey(item: Item, field: string): number | Buffer | undefined {
  const value = field === 'due' && item.due ? `${Object(item.due).date} ${Object(item.due).time ?? ''}` : item[field];
  if (typeof value === 'string') return Buffer.from(value);
  return typeof value === 'number' && (value !== 0 || field === 'position') ? value : undefined;
}

function compare(one: number | Buffer, other: number | Buffer): number {
  if (Buffer.isBuffer(one) && Buffer.isBuffer(other)) return Buffer.compare(one, other);
  return Number(one) - Number(other);
}

/** The order of a list; ties are broken by `id`, and what has nothing to be compared by comes last in both directions. */
function comparing({ target, fields }: Plan): (one: Item, other: Item) => number {
  const sort = fields.sort ?? String(target.fields.find(({ name }) => name === 'sort')?.schema.default ?? 'name');
  const field = sort.replace('-', '').replace('created_at', 'id');
  const direction = sort.startsWith('-') ? -1 : 1;
  return (one, other) => {
    const [first, second] = [sortKey(one, field), sortKey(other, field)];
    if ((first === undefined) !== (second === undefined)) return first === undefined ? 1 : -1;
    const [id, otherId] = [one, other].map((item) => Buffer.from(String(item.id ?? '')));
    return direction * (compare(first ?? 0, second ?? 0) || compare(id ?? 0, otherId ?? 0));
  };
}

const pageBefore = ({ target, fields }: Plan, me: Person) =>
  me.pages.find(({ operation, cursor }) => operation === target.id && cursor === fields.cursor);

/** The allowed statuses of a page, the entity tag of which the model does not predict. */
export function statusesOfPage({ fields: { 'If-Match': match, 'If-None-Match': noneMatch } }: Plan): readonly number[] {
  return [200, ...(match === undefined ? [] : [412]), ...(noneMatch === undefined ? [] : [304])];
}

/** The allowed statuses of a list. */
export const expectedOfList = (plan: Plan, me: Person): readonly number[] =>
  plan.fields.cursor !== undefined && !pageBefore(plan, me) ? [400] : statusesOfPage(plan);

/** Compares a page with the model, and returns what is wrong with it, if anything. */
export function learnPage(plan: Plan, { data, meta }: Page, me: Person): string | undefined {
  const { target, fields } = plan;
  const query = target.fields.filter(({ part }) => part === 'query').map(({ name }) => [name, fields[name]] as const);
  const limit = Number(fields.limit ?? target.fields.find(({ name }) => name === 'limit')?.schema.default);
  const order = comparing(plan);
  const last = pageBefore(plan, me)?.last;
  const items = fitting(plan, me).sort(order);
  const rest = items.filter((item) => !last || order({ ...last }, item) < 0);
  const want = rest.slice(0, limit);
  const cursor = meta.next_cursor;
  const end = data.at(-1);
  if (cursor !== null && end)
    me.pages.push({ operation: target.id, query: Object.fromEntries(query), cursor, last: end });
  const index = want.findIndex((item, at) => differs('', data[at], item));
  if (index >= 0) return differs(`item ${index}`, data[index], want[index]);
  const total = fields.include_total === 'true' ? { total: items.length } : {};
  const wanted = {
    count: want.length,
    has_more: rest.length > limit,
    next_cursor: rest.length > limit ? (cursor ?? '?') : null,
  };
  return differs('items', data.length, want.length) ?? differs('meta', meta, { ...wanted, ...total });
}
