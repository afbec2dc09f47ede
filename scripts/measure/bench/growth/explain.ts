import { open } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import type { Running } from '../contestants.ts';
import { taskId, userId } from '../ids.ts';
import { FILTERS, SEARCHES, SORTS } from './lists.ts';
import { middleCursors } from './operations.ts';
import { type Plan, plansIn } from './plans.ts';
import type { Subject } from './population.ts';

/** A kind of request with the plans of its statements. */
export interface Explained {
  readonly request: string;
  readonly plans: readonly Plan[];
}

/** A request whose plans are examined. */
interface Example {
  readonly name: string;
  readonly method: string;
  /** Below the list of the user. */
  readonly path: string;
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
}

/** More often than PostgreSQL uses custom plans before it considers a generic plan (five times). */
const TIMES = 7;

const OTHER_SORTS = [
  '-created_at',
  'created_at',
  '-updated_at',
  'updated_at',
  '-position',
  'position',
  '-title',
  'title',
];

const read = (name: string, path: string): Example => ({ name, method: 'GET', path });

/** @param turn selects another task each time */
function examples(subject: Subject, cursor: string, turn: number): Example[] {
  const { user, tasks } = subject;
  const task = `/${taskId(user, tasks - turn)}`;
  const body = { title: `Ask again at the kitchen shop, ${turn}` };
  return [
    read('get', task),
    ...[...OTHER_SORTS, ...SORTS].map((sort) => read(`list, sort=${sort}`, `?limit=20&sort=${sort}`)),
    read('list, cursor', `?limit=20&cursor=${cursor}`),
    read('list, is_completed', '?limit=20&is_completed=false'),
    read('list, created_after', `?limit=20&created_after=2024-01-01T00:00:00Z`),
    read('list, updated_after', `?limit=20&updated_after=2024-01-01T00:00:00Z`),
    read('list, q', `?limit=20&q=dentist`),
    read('list, include_total', '?limit=20&include_total=true'),
    read('list, include_subtask_counts', '?limit=20&include_subtask_counts=true'),
    ...Object.entries(FILTERS).map(([name, query]) => read(`list, ${name}`, `?limit=20&${query(subject)}`)),
    ...Object.entries(SEARCHES).map(([name, query]) => read(`list, ${name}`, `?limit=20&${query}`)),
    { name: 'create', method: 'POST', path: '', body },
    { name: 'create, Idempotency-Key', method: 'POST', path: '', body, headers: { 'Idempotency-Key': `key-${turn}` } },
    { name: 'replace', method: 'PUT', path: task, body },
    { name: 'update', method: 'PATCH', path: task, body: { position: turn } },
    { name: 'complete', method: 'PATCH', path: `${task}/complete`, body: { is_completed: turn % 2 === 0 } },
    { name: 'move to the end', method: 'PATCH', path: `${task}/move`, body: { to: 'end' } },
    { name: 'delete', method: 'DELETE', path: task },
  ];
}

async function send(list: string, example: Example, token: string): Promise<Response> {
  const answer = await fetch(list + example.path, {
    method: example.method,
    headers: {
      Authorization: `Bearer ${token}`,
      ...(example.body && { 'Content-Type': 'application/json' }),
      ...example.headers,
    },
    ...(example.body && { body: JSON.stringify(example.body) }),
  });
  if (answer.ok) return answer;
  throw new Error(`${example.name} is answered with ${answer.status}: ${await answer.text()}`);
}

/**
 * Sends every kind of request, and reads the plans of the service's statements from the server's log.
 * @param running Taskpact on a database with auto_explain
 * @param logPath where the server logs
 * @param token of the subject
 */
export async function explainRequests(
  running: Running,
  logPath: string,
  subject: Subject,
  token: string,
): Promise<Explained[]> {
  const list = `http://127.0.0.1:${running.port}/api/${userId(subject.user)}/tasks`;
  const [cursor = ''] = await middleCursors(running.port, subject, token);
  // Reading goes on where it ended the last time.
  const log = await open(logPath);
  await log.readFile();
  const explained: Explained[] = [];
  for (const [index, { name }] of examples(subject, cursor, 0).entries()) {
    for (let turn = 0; turn < TIMES; turn++) {
      const answer = await send(list, examples(subject, cursor, turn)[index] as Example, token);
      await answer.arrayBuffer();
    }
    // The server writes a line when the statement ends, which may be after its last row was sent.
    await delay(50);
    explained.push({ request: name, plans: plansIn(await log.readFile('utf8')) });
  }
  await log.close();
  return explained;
}
