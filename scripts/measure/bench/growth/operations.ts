import { taskId, userId } from '../ids.ts';
import type { BenchRequest } from '../works.ts';
import { FILTERS, SORTS } from './lists.ts';
import type { Subject } from './population.ts';

/** What is drawn. */
export const CHARTED = ['get', 'first page', 'middle page', 'filtered page', 'create'] as const;

const later = (sort: string): string => `sort=${sort}, middle page`;

/** What is measured. */
export const OPERATIONS: readonly string[] = [
  ...CHARTED,
  ...Object.keys(FILTERS),
  ...SORTS.flatMap((sort) => [`sort=${sort}`, later(sort)]),
];

/** How many different tasks are read. */
const VARIANTS = 500;

/** The minimum number of positions from which the next page is requested. */
const PLACES = 100;

/** The middle of a list, as fractions of its length. */
const MIDDLE = [0.4, 0.6] as const;

/** The longest page of the contract. */
const MAX_LIMIT = 200;

interface Page {
  readonly meta: { readonly next_cursor: string };
}

async function page(port: number, path: string, token: string): Promise<Page> {
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, { headers: { Authorization: `Bearer ${token}` } });
  if (answer.status !== 200) throw new Error(`${path} is answered with ${answer.status}: ${await answer.text()}`);
  return (await answer.json()) as Page;
}

/** Spread evenly over all tasks of the user, in an order without a pattern. */
const positions = (tasks: number): number[] =>
  Array.from({ length: VARIANTS }, (_, index) => 1 + Math.floor((((index * 211) % VARIANTS) / VARIANTS) * tasks));

/**
 * Cursors in the middle of the list of a user, found by paging to it.
 * @param port of the service
 * @param token the user's
 * @param sort of the list
 */
export async function middleCursors(
  port: number,
  { user, tasks }: Subject,
  token: string,
  sort = '-created_at',
): Promise<string[]> {
  const [begin, end] = MIDDLE.map((part) => part * tasks) as [number, number];
  const limit = Math.min(MAX_LIMIT, Math.ceil((end - begin) / PLACES));
  const cursors: string[] = [];
  let cursor = '';
  for (let seen = limit; seen < end; seen += limit) {
    const { meta } = await page(
      port,
      `/api/${userId(user)}/tasks?sort=${sort}&limit=${limit}${cursor && `&cursor=${cursor}`}`,
      token,
    );
    cursor = meta.next_cursor;
    if (seen >= begin) cursors.push(cursor);
  }
  return cursors;
}

/**
 * The requests of all operations for one user.
 * @param port of the service
 * @param token the user's
 */
export async function requestsOf(
  port: number,
  subject: Subject,
  token: string,
): Promise<Readonly<Record<string, BenchRequest[]>>> {
  const { user, tasks } = subject;
  const list = `/api/${userId(user)}/tasks`;
  const read = (path: string): BenchRequest => ({ kind: 'get', method: 'GET', path, user });
  const page = (query: string): BenchRequest => read(`${list}?limit=20&${query}`);
  const middle = async (sort?: string): Promise<BenchRequest[]> =>
    (await middleCursors(port, subject, token, sort)).map((cursor) =>
      page(`${sort ? `sort=${sort}&` : ''}cursor=${cursor}`),
    );
  const requests: Record<string, BenchRequest[]> = {
    get: positions(tasks).map((position) => read(`${list}/${taskId(user, position)}`)),
    'first page': [read(`${list}?limit=20`)],
    'middle page': await middle(),
    'filtered page': [page('is_completed=false')],
    create: [{ kind: 'create', method: 'POST', path: list, user, body: '{"title":"Write to Ms Okafor"}' }],
  };
  for (const [name, query] of Object.entries(FILTERS)) requests[name] = [page(query(subject))];
  for (const sort of SORTS) {
    requests[`sort=${sort}`] = [page(`sort=${sort}`)];
    requests[later(sort)] = await middle(sort);
  }
  return requests;
}
