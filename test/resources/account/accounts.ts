/** Accounts as a whole, by the operations on them. */
import type { LightMyRequestResponse } from 'fastify';
import type { components } from '../../../generated/contract.ts';
import { jsonIn } from '../../helpers/answers.ts';
import type { TestUser } from '../../helpers/app.ts';

type Schemas = components['schemas'];

/** What an import sends beside its file. */
interface ImportOptions {
  readonly query?: string;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Exports what a user has. */
export const exportOf = (user: TestUser, accept?: string): Promise<LightMyRequestResponse> =>
  user.request({ url: '/api/me/account/export', headers: accept === undefined ? {} : { accept } });

/** Imports a file. */
export const importTo = (
  user: TestUser,
  payload: string | Buffer,
  { query = '', type = 'application/json', headers = {} }: ImportOptions = {},
): Promise<LightMyRequestResponse> =>
  user.request({
    method: 'POST',
    url: `/api/me/import${query}`,
    payload,
    headers: { 'content-type': type, ...headers },
  });

/** The report in the answer to an import. */
export const reportIn = (answer: LightMyRequestResponse): Schemas['ImportReport'] =>
  jsonIn<Schemas['ImportAnswer']>(answer).data;

/** The digest of everything that a user has, without its token. */
export async function digestOf(user: TestUser): Promise<Pick<Schemas['Digest'], 'task' | 'project'>> {
  const { task, project } = jsonIn<Schemas['SingleDigest']>(await user.request({ url: '/api/me/changes/digest' })).data;
  return { task, project };
}

/** The account in numbers. */
export const accountOf = async (user: TestUser): Promise<Schemas['Account']> =>
  jsonIn<Schemas['SingleAccount']>(await user.request({ url: '/api/me/account' })).data;

/** Removes the account. */
export const removeAccount = (user: TestUser, confirm: string = user.id): Promise<LightMyRequestResponse> =>
  user.request({ method: 'DELETE', url: `/api/me/account?confirm=${encodeURIComponent(confirm)}` });

/** Makes a task or a project; gives it. */
export async function make<Kind extends 'tasks' | 'projects'>(
  user: TestUser,
  kind: Kind,
  payload: object,
): Promise<Kind extends 'tasks' ? Schemas['Task'] : Schemas['Project']> {
  const answer = await user.request({ method: 'POST', url: `/api/me/${kind}`, payload });
  if (answer.statusCode !== 201) throw new Error(answer.body);
  return jsonIn<{ data: Kind extends 'tasks' ? Schemas['Task'] : Schemas['Project'] }>(answer).data;
}

/** Makes what has something of everything: projects, subtasks, due dates, texts of all kinds, versions. */
export async function furnish(user: TestUser): Promise<void> {
  const project = await make(user, 'projects', { name: 'Haus & Hof 🏡', color: '#3366ff', metadata: { ref: '1' } });
  await make(user, 'projects', { name: 'Empty', is_archived: true, position: -2.5 });
  const due = { date: '2026-12-01', time: '14:30:00', time_zone: 'Europe/Vienna' };
  const top = await make(user, 'tasks', {
    title: '=1+1 "quoted"\n, next line',
    project_id: project.id,
    due,
    priority: 1,
  });
  const below = await make(user, 'tasks', {
    title: 'Below',
    parent_id: top.id,
    is_completed: true,
    tags: ['a,b', 'ü'],
  });
  await make(user, 'tasks', {
    title: '\u2028 Ünïcödé 😀',
    description: '-x',
    metadata: { 'a b': 'c"d' },
    position: 0.1,
  });
  await user.request({ method: 'PATCH', url: `/api/me/tasks/${below.id}`, payload: { description: 'Changed once' } });
}
