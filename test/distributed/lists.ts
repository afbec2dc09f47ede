/** Lists by every sort and filter that the contract has for them. */
import { ajv } from '../../src/contract/ajv.ts';
import type { Operation, ParameterObject, SchemaObject } from '../../src/contract/document.ts';
import { jsonIn } from '../helpers/answers.ts';
import type { TestUser } from '../helpers/app.ts';
import { addressOf, parametersOf, type Query } from '../helpers/examples.ts';
import { makeEverything, type Own, withOwn } from '../helpers/own.ts';

/** Far enough away for any date. */
const ENDS: readonly (readonly [name: RegExp, date: string])[] = [
  [/_after$/, '2001-01-01'],
  [/_before$/, '2999-01-01'],
];

/** What a list shows of an entry. */
type Entry = Readonly<Record<string, unknown>>;

/** Pages, and what is counted along; all other parameters of a query filter. */
const isFilter = ({ name }: ParameterObject): boolean => !/^(limit|cursor|sort|include_\w+)$/.test(name);

/** A value that lets an entry through: a time far enough away, what the entry has by that name, or the contract's example. */
function valueFor({ name, example, schema }: ParameterObject, entry: Entry): unknown {
  const [, date] = ENDS.find(([end]) => end.test(name)) ?? [];
  if (date === undefined) return entry[name] ?? example;
  return ajv.validate(schema as SchemaObject, date) ? date : `${date}T00:00:00Z`;
}

/** Each filter alone, each pair, and all together: every choice would be too many. */
function choicesOf(filters: readonly [string, unknown][]): Query[] {
  const pairs = filters.flatMap((one, index) => filters.slice(index + 1).map((other) => [one, other]));
  return [[], ...filters.map((one) => [one]), ...pairs, filters].map((some) => Object.fromEntries(some));
}

/**
 * Every query of a list: each sort with each filter and with all of them, and each pair of filters.
 * @param list the operation, references inlined
 * @param entry what the filters let through
 */
export function queriesOf(list: Operation, entry: Entry): Query[] {
  const parameters = parametersOf(list).filter((one) => one.in === 'query');
  const counts = parameters.filter(({ name }) => name.startsWith('include_')).map(({ name }) => [name, true]);
  const filters = parameters.filter(isFilter).map((one): [string, unknown] => [one.name, valueFor(one, entry)]);
  const sort = parameters.find(({ name }) => name === 'sort')?.schema as SchemaObject | undefined;
  const sorts = ((sort?.enum ?? []) as string[]).map((one) => ({ sort: one }));
  const choices = choicesOf(filters);
  const ofEach = choices.filter((one) => [0, 1, filters.length].includes(Object.keys(one).length));
  const sorted = sorts.flatMap((one) => ofEach.map((some) => ({ ...some, ...one })));
  return [...choices, ...sorted].map((query) => ({ ...query, ...Object.fromEntries(counts), limit: 1 }));
}

/**
 * Reads two pages of every list.
 * @param user who gets two of everything
 * @param list the operation, references inlined
 * @returns the lists of fewer than two pages
 */
export async function readLists(user: TestUser, list: Operation): Promise<string[]> {
  const own: Own = new Map();
  await makeEverything(user, own);
  await makeEverything(user, own);
  const read = async (query: Query) => {
    const url = await withOwn(user, own, addressOf(list, {}, query));
    const answer = await user.request({ url });
    if (answer.statusCode !== 200) throw new Error(`${url}: ${answer.body}`);
    return { url, ...jsonIn<{ data: Entry[]; meta: { next_cursor: string | null } }>(answer) };
  };
  const surprises: string[] = [];
  const { data: shown } = await read({});
  const [fullest = {}] = shown.sort((a, b) => JSON.stringify(b).length - JSON.stringify(a).length);
  for (const query of queriesOf(list, fullest)) {
    const { url, meta } = await read(query);
    const next = meta.next_cursor === null ? [] : (await read({ ...query, cursor: meta.next_cursor })).data;
    if (next.length === 0) surprises.push(`${url} has no second page`);
  }
  return surprises;
}
