import { deepStrictEqual, match, ok, strictEqual } from 'node:assert';
import type { Task } from '../../../src/resources/tasks/task.ts';
import type { Running } from './contestants.ts';
import { runSql } from './databases.ts';
import { type BenchRequest, completion, type Population, requestsFor } from './works.ts';

/** The dependencies of the check. */
export interface AnswerCheck {
  readonly running: Running;
  readonly databaseUrl: string;
  readonly population: Population;
  tokenOf(user: number): string;
}

interface Body {
  readonly data: Task | Task[];
  readonly meta: Record<string, unknown>;
}

const SUCCESS = { get: 200, list20: 200, list200: 200, create: 201, complete: 200 } as const;

/** What each contestant checks: the floor nothing, and hello only the token. */
const CHECKS_TOKENS = ['taskpact', 'orm', 'hello'];
const CHECKS_BODIES = ['taskpact', 'orm'];
const HAS_TASKS = ['taskpact', 'floor', 'orm'];

async function send({ running, tokenOf }: AnswerCheck, request: BenchRequest, withToken = true): Promise<Response> {
  return fetch(`http://127.0.0.1:${running.port}${request.path}`, {
    method: request.method,
    headers: {
      ...(withToken && { Authorization: `Bearer ${tokenOf(request.user)}` }),
      ...(request.body !== undefined && { 'Content-Type': 'application/json' }),
    },
    ...(request.body !== undefined && { body: request.body }),
  });
}

/** A task as the contract has it, from its row. */
const TASK = `id, user_id, project_id, parent_id, title, description, is_completed, completed_at, completed_by,
  CASE WHEN due_date IS NOT NULL
    THEN jsonb_build_object('date', due_date::text, 'time', due_time::text, 'time_zone', due_time_zone) END AS due,
  priority, tags, metadata, position, version, '"' || version || '"' AS etag, created_by, created_at, updated_at`;

/** The tasks in the database for the request; for a list one more than it shows. */
async function rowsFor({ databaseUrl }: AnswerCheck, path: string): Promise<Task[]> {
  const [, owner, id] = /^\/api\/([^/]+)\/tasks(?:\/([^/?]+))?/.exec(path) ?? [];
  const limit = Number(/limit=(\d+)/.exec(path)?.[1] ?? 0) + 1;
  const which = id === undefined ? '' : `AND id = '${id}'`;
  const sql = `SELECT ${TASK} FROM tasks WHERE user_id = '${owner}' ${which} ORDER BY id DESC LIMIT ${limit}`;
  // Dates become text as the contract writes it.
  return JSON.parse(JSON.stringify(await runSql(databaseUrl, [sql]))) as Task[];
}

/** Members and their types; what has no members is its type. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shapeOf);
  if (typeof value !== 'object' || value === null) return typeof value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, shapeOf(member)]));
}

/** The task may have a description or none, be completed or not, … */
const anyTask = (task: Task): Task => ({
  ...task,
  ...{
    project_id: null,
    parent_id: null,
    description: '',
    completed_at: null,
    completed_by: null,
    due: null,
    tags: [],
    metadata: {},
  },
});

async function checkList(check: AnswerCheck, request: BenchRequest, { data, meta }: Body): Promise<void> {
  const rows = await rowsFor(check, request.path);
  const limit = Number(/limit=(\d+)/.exec(request.path)?.[1]);
  const wanted = rows.slice(0, limit);
  const hasMore = rows.length > limit;
  ok(Array.isArray(data));
  if (HAS_TASKS.includes(check.running.name)) deepStrictEqual(data, wanted);
  else deepStrictEqual(data.map(anyTask).map(shapeOf), wanted.map(anyTask).map(shapeOf));
  const { next_cursor, ...rest } = meta;
  deepStrictEqual(rest, { count: wanted.length, has_more: hasMore });
  if (hasMore) ok(typeof next_cursor === 'string' && next_cursor !== '');
  else strictEqual(next_cursor, null);
}

async function checkSingle(check: AnswerCheck, request: BenchRequest, { data, meta }: Body): Promise<void> {
  ok(!Array.isArray(data));
  deepStrictEqual(meta, { etag: `"${data.version}"` });
  const path = request.kind === 'create' ? `${request.path}/${data.id}` : request.path;
  if (!HAS_TASKS.includes(check.running.name)) {
    const [like] = await rowsFor(check, request.path);
    return deepStrictEqual(shapeOf(anyTask(data)), shapeOf(anyTask(like as Task)));
  }
  deepStrictEqual([data], await rowsFor(check, path));
  const sent: object = JSON.parse(request.body ?? '{}');
  deepStrictEqual({ ...data, ...sent }, data);
  strictEqual(data.version, request.kind === 'complete' ? 2 : 1);
  match(data.id, /^[0-9a-f]{8}-[0-9a-f]{4}-7/);
}

async function checkAnswer(check: AnswerCheck, request: BenchRequest): Promise<void> {
  const answer = await send(check, request);
  strictEqual(answer.status, SUCCESS[request.kind]);
  match(answer.headers.get('content-type') ?? '', /^application\/json(; charset=utf-8)?$/);
  const body = (await answer.json()) as Body;
  deepStrictEqual(Object.keys(body).sort(), ['data', 'meta']);
  await (request.kind.startsWith('list') ? checkList : checkSingle)(check, request, body);
}

async function checkRefusals(check: AnswerCheck, creation: BenchRequest): Promise<void> {
  const { name } = check.running;
  const status = async (request: BenchRequest, withToken?: boolean): Promise<number> =>
    (await send(check, request, withToken)).status;
  if (CHECKS_TOKENS.includes(name)) strictEqual(await status(creation, false), 401);
  if (!CHECKS_BODIES.includes(name)) return;
  for (const body of ['{"title":""}', '{"title":1}', '{"title":"a","unknown":1}']) {
    strictEqual(await status({ ...creation, body }), 400, `${body} has to be refused`);
  }
}

/**
 * Sends one request of each kind and compares the response with the database; and some that must be refused.
 * @throws naming the contestant and the request, if a response is wrong
 */
export async function checkAnswers(check: AnswerCheck): Promise<void> {
  const one = { count: 1, seed: 1, completed: 0 };
  const kinds = ['get', 'list20', 'list200', 'create'] as const;
  const requests = [
    ...kinds.flatMap((kind) => requestsFor(kind, check.population, one)),
    completion(0, check.population),
  ];
  for (const request of requests) {
    await checkAnswer(check, request).catch((cause: Error) => {
      throw new Error(`${check.running.name}: ${request.method} ${request.path}: ${cause.message}`, { cause });
    });
  }
  await checkRefusals(check, requests.find(({ kind }) => kind === 'create') as BenchRequest);
}
