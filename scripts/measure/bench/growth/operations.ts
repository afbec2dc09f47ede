import { decodeCursor, encodeCursor } from '../../../../src/resource/cursor.ts';
import { identityOf } from '../../../../src/resource/list.ts';
import { writePosition } from '../../../../src/resource/position.ts';
import { TASK } from '../../../../src/resources/tasks/task.ts';
import type { Running } from '../contestants.ts';
import { taskId, userId } from '../ids.ts';
import type { BenchRequest } from '../works.ts';
import type { Subject } from './population.ts';

/** What is measured. */
export const OPERATIONS = ['get', 'first page', 'middle page', 'filtered page', 'create'] as const;

export type Operation = (typeof OPERATIONS)[number];

/** How many different requests there are for an operation: so many tasks are got, and so many places are paged from. */
const VARIANTS = 500;

/**
 * Makes a cursor into the middle of a list: the one that the first page came with, with another task in it.
 * @param first the cursor of the first page
 * @param id of the task behind which the page begins
 * @throws when the service ties its cursors to something else
 */
export function cursorAt(first: string, subject: string, id: string): string {
  const list = identityOf(TASK, subject, { sort: '-created_at', limit: 20, include_total: false });
  decodeCursor(list, first);
  return encodeCursor(list, writePosition({ values: [], id }));
}

interface Page {
  readonly data: readonly { readonly id: string }[];
  readonly meta: { readonly next_cursor: string };
}

async function page(port: number, path: string, token: string): Promise<Page> {
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, { headers: { Authorization: `Bearer ${token}` } });
  if (answer.status !== 200) throw new Error(`${path} is answered with ${answer.status}: ${await answer.text()}`);
  return (await answer.json()) as Page;
}

/** Spread evenly over all tasks of the user, in an order without a pattern. */
const places = (tasks: number): number[] =>
  Array.from({ length: VARIANTS }, (_, index) => 1 + Math.floor((((index * 211) % VARIANTS) / VARIANTS) * tasks));

/** Cursors around the middle, and the proof that one leads there. */
async function middlePaths({ port }: Running, { user, tasks }: Subject, token: string): Promise<string[]> {
  const list = `/api/${userId(user)}/tasks?limit=20`;
  const { meta } = await page(port, list, token);
  const middle = Math.floor(tasks / 2);
  const paths = places(tasks / 5).map((place) => {
    const id = taskId(user, Math.floor(tasks * 0.4) + place);
    return `${list}&cursor=${cursorAt(meta.next_cursor, userId(user), id)}`;
  });
  const { data } = await page(
    port,
    `${list}&cursor=${cursorAt(meta.next_cursor, userId(user), taskId(user, middle))}`,
    token,
  );
  if (data[0]?.id !== taskId(user, middle - 1))
    throw new Error(`The page behind task ${middle} begins with ${data[0]?.id}`);
  return paths;
}

/**
 * The requests of an operation for one user.
 * @param token the user's
 */
export async function requestsOf(
  operation: Operation,
  running: Running,
  subject: Subject,
  token: string,
): Promise<BenchRequest[]> {
  const { user, tasks } = subject;
  const list = `/api/${userId(user)}/tasks`;
  const reads = (paths: readonly string[]): BenchRequest[] =>
    paths.map((path) => ({ kind: 'get', method: 'GET', path, user }));
  switch (operation) {
    case 'get':
      return reads(places(tasks).map((place) => `${list}/${taskId(user, place)}`));
    case 'first page':
      return reads([`${list}?limit=20`]);
    case 'middle page':
      return reads(await middlePaths(running, subject, token));
    case 'filtered page':
      return reads([`${list}?limit=20&is_completed=false`]);
    case 'create':
      return [{ kind: 'create', method: 'POST', path: list, user, body: '{"title":"Write to Ms Okafor"}' }];
  }
}
