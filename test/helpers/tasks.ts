/** What a user does with tasks, where it is the way to what is tested and has to succeed. */
import type { components } from '../../generated/contract.ts';
import { jsonIn, pageIn, type Task, type TaskList, taskIn } from './answers.ts';
import type { TestUser } from './app.ts';
import { written } from './examples.ts';

/** The fields of a new task. */
export type NewTask = Partial<components['schemas']['TaskCreate']>;

/** Parameters of a list, before they are encoded; undefined ones are left out. */
export type ListQuery = Readonly<Record<string, unknown>>;

/** Makes a task through the service. */
export async function makeTask(user: TestUser, fields: NewTask = {}): Promise<Task> {
  const answer = await user.request({ method: 'POST', url: 'tasks', payload: { title: 'Buy milk', ...fields } });
  if (answer.statusCode !== 201) throw new Error(`No task was made: ${answer.body}`);
  return taskIn(answer);
}

/** Makes a project through the service. */
export async function makeProject(user: TestUser, name = 'Home'): Promise<components['schemas']['Project']> {
  const answer = await user.request({ method: 'POST', url: '/api/me/projects', payload: { name } });
  if (answer.statusCode !== 201) throw new Error(`No project was made: ${answer.body}`);
  return jsonIn<components['schemas']['SingleProject']>(answer).data;
}

/** The address of a list, below `/api/me`. */
export function listUrl(query: ListQuery = {}): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  return `tasks?${new URLSearchParams(given.flatMap(([name, value]) => written(name, value)))}`;
}

/** One page of the user's tasks. */
export async function readPage(user: TestUser, query: ListQuery = {}): Promise<TaskList> {
  const answer = await user.request({ url: listUrl(query) });
  if (answer.statusCode !== 200) throw new Error(`No page for ${JSON.stringify(query)}: ${answer.body}`);
  return pageIn(answer);
}

/** All pages, one after another by their cursors. */
export async function readPages(user: TestUser, query: ListQuery = {}): Promise<TaskList[]> {
  const pages: TaskList[] = [];
  for (let cursor: string | null | undefined; cursor !== null; cursor = pages.at(-1)?.meta.next_cursor ?? null) {
    pages.push(await readPage(user, { ...query, cursor }));
    if (pages.length > 1000) throw new Error(`The list has no end: ${JSON.stringify(query)}`);
  }
  return pages;
}

/** All tasks of all pages, in order. */
export async function readAll(user: TestUser, query: ListQuery = {}): Promise<Task[]> {
  return (await readPages(user, query)).flatMap(({ data }) => data);
}
