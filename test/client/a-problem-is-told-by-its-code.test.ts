import t from 'tap';
import { type Problem, type Result, type Task, TaskpactError, unwrap } from 'taskpact-client';
import { startServed } from './start.ts';

const { newClient } = await startServed(t);

/** Compiles only as long as the contract has exactly these problems for the operation, each with its status. */
function explain({ error }: Result<'getTask'>): string {
  if (!error) return 'found';
  switch (error.code) {
    case 'TASK_NOT_FOUND': {
      const status: 404 = error.status;
      return `${status} gone`;
    }
    case 'UNAUTHENTICATED':
    case 'FORBIDDEN':
      return `${error.status} not yours`;
    case 'VALIDATION_FAILED':
      return `${error.status} ${error.errors?.map(({ name, detail }) => `${name} ${detail}`)}`;
    case 'PRECONDITION_FAILED': {
      const current: Task | undefined = error.current;
      return `${error.status} now ${current?.title}`;
    }
    case 'INSUFFICIENT_SCOPE':
    case 'URI_TOO_LONG':
    case 'RATE_LIMITED':
    case 'HEADERS_TOO_LARGE':
    case 'INTERNAL':
    case 'UNAVAILABLE':
      return String(error.status satisfies 403 | 414 | 429 | 431 | 500 | 503);
    case 'NETWORK_ERROR':
    case 'UNREACHABLE':
    case 'TIMED_OUT':
    case 'ABORTED':
    case 'UNEXPECTED_ANSWER':
    case 'CALLER_ERROR':
      return error.detail;
    default:
      return error satisfies never;
  }
}

t.test('the code tells problems apart', async (t) => {
  const api = newClient();
  t.equal(explain(await api.tasks.get('019aa0a6-3f80-7c3e-9d3b-2f6d1c9b7a10')), '404 gone');
  t.equal(explain(await api.tasks.get('one')), '400 task_id must be a UUID, like 019aa0a6-3f80-7c3e-9d3b-2f6d1c9b7a10');
  t.equal(explain(await newClient({ token: () => 'none' }).tasks.get('one')), '401 not yours');
  const { id } = unwrap(await api.tasks.create({ title: 'Buy milk' }));
  t.equal(explain(await api.tasks.get(id)), 'found');
});

t.test('a refused precondition has what is there', async (t) => {
  const { tasks } = newClient();
  const { id } = unwrap(await tasks.create({ title: 'Buy milk' }));
  const { error } = await tasks.update(id, { title: 'No' }, { ifMatch: '"7"' });
  if (error?.code !== 'PRECONDITION_FAILED') throw new Error(`not refused: ${error?.code}`);
  t.strictSame(error.current, unwrap(await tasks.get(id)));
});

t.test('what is in the way of a deletion is counted', async (t) => {
  const { projects, tasks } = newClient();
  const { id } = unwrap(await projects.create({ name: 'Household' }));
  unwrap(await tasks.create({ title: 'Clean', project_id: id }));
  const { error } = await projects.delete(id);
  const count: number | undefined = error?.code === 'PROJECT_NOT_EMPTY' ? error.task_count : undefined;
  t.equal(count, 1);
});

t.test('a refused field is named', async (t) => {
  const { data, error, response } = await newClient().tasks.create({ title: ' ' });
  t.equal(data, undefined);
  t.equal(response?.status, 400);
  t.match(error, { code: 'VALIDATION_FAILED', errors: [{ in: 'body', pointer: '/title' }] });
});

t.test('unwrap throws the problem', async (t) => {
  const failed = await newClient().tasks.delete('one');
  const thrown = t.throws(() => unwrap(failed), TaskpactError);
  const { error, response, message, cause } = thrown as TaskpactError;
  t.match(error, { code: 'VALIDATION_FAILED' } satisfies Partial<Problem>);
  t.equal(cause, error);
  t.equal(message, error.detail);
  t.equal(response?.status, 400);
});
