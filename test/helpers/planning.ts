/** What a user plans with, where it is the way to what is tested, and what of it is stored. */
import type { Test } from 'tap';
import type { components } from '../../generated/contract.ts';
import type { Database } from '../../src/database/index.ts';
import { type Answer, findingsIn, isProblem, jsonIn } from './answers.ts';
import type { TestUser } from './app.ts';

type Schemas = components['schemas'];

export type Project = Schemas['Project'];

/** The project in an answer with a single one. */
export const projectIn = (answer: Answer): Project => jsonIn<Schemas['SingleProject']>(answer).data;

/** Makes a project through the service. */
export async function makeProject(user: TestUser, fields: Partial<Schemas['ProjectCreate']> = {}): Promise<Project> {
  const answer = await user.request({ method: 'POST', url: 'projects', payload: { name: 'House', ...fields } });
  if (answer.statusCode !== 201) throw new Error(`No project was made: ${answer.body}`);
  return projectIn(answer);
}

/** What is stored of a task, of what changes with its place. */
export interface StoredTask {
  readonly id: string;
  readonly project_id: string | null;
  readonly parent_id: string | null;
  readonly position: number;
  readonly version: number;
  readonly updated_at: string;
}

/** The tasks of a user as they are stored, in the order of their positions. */
export async function storedTasks({ pool }: Database, user: TestUser): Promise<StoredTask[]> {
  const sql = `SELECT id, project_id, parent_id, position, version, updated_at::text FROM tasks
    WHERE user_id = $1 ORDER BY position, id`;
  return (await pool.query<StoredTask>(sql, [user.id])).rows;
}

/** Every row of a user, whole. */
export async function everyRow({ pool }: Database, user: TestUser): Promise<unknown[]> {
  const sql = `SELECT to_jsonb(tasks) AS one FROM tasks WHERE user_id = $1
    UNION ALL SELECT to_jsonb(projects) FROM projects WHERE user_id = $1
    UNION ALL SELECT to_jsonb(idempotency_keys) FROM idempotency_keys WHERE user_id = $1 ORDER BY one`;
  return (await pool.query(sql, [user.id])).rows;
}

/** A request that is refused. */
type Refused = Parameters<TestUser['request']>[0];

/**
 * Asserts that a request is refused for what is stored, and that nothing changes.
 * @param t the test
 * @param database where it is stored
 * @param user who sends it
 * @param request the request
 * @param finding what is wrong, like `body /parent_id depth`
 * @returns what the user is told of it
 */
export async function isUnfit(
  t: Test,
  database: Database,
  user: TestUser,
  request: Refused,
  finding: string,
): Promise<string | undefined> {
  const before = await everyRow(database, user);
  const problem = isProblem(t, await user.request(request), 'VALIDATION_FAILED', `${finding}: ${request.url}`);
  t.strictSame(findingsIn(problem), [finding]);
  t.strictSame(await everyRow(database, user), before, 'nothing has changed');
  return problem.errors?.[0]?.detail;
}
