import t from 'tap';
import { PROBLEMS, type ProblemCode } from '../../src/problems/catalogue.ts';
import { isProblem, jsonIn, STATUS_OF } from '../helpers/answers.ts';
import { newUser, startApp } from '../helpers/app.ts';
import { CONTRACT, contractFaults } from '../helpers/contract.ts';

const { app } = await startApp(t);

const CODES = Object.keys(STATUS_OF) as ProblemCode[];

interface Page {
  readonly data: {
    readonly type: string;
    readonly code: string;
    readonly status: number;
    readonly explanation: string;
  };
}

t.test('the codes of the contract, of the catalogue and of these tests are the same', async (t) => {
  const schema = CONTRACT.components?.schemas?.ProblemCode as { enum?: string[] } | undefined;
  t.strictSame([...(schema?.enum ?? [])].sort(), [...CODES].sort());
  t.strictSame(Object.keys(PROBLEMS).sort(), [...CODES].sort());
});

t.test('the type of every problem is a page that explains it', async (t) => {
  for (const code of CODES) {
    const type = `/problems/${code.toLowerCase().replaceAll('_', '-')}`;
    const response = await app.inject({ url: type });
    t.equal(response.statusCode, 200, code);
    t.equal(response.headers['content-type'], 'application/json; charset=utf-8', code);
    t.match(jsonIn<Page>(response).data, { type, code, status: STATUS_OF[code], explanation: /\w+ \w+/ }, code);
    t.strictSame(contractFaults('getProblem', response), []);
  }
});

t.test('a problem leads to its page by its own type, with the same title and status', async (t) => {
  const alice = newUser(app);
  for (const [url, code] of [
    ['tasks?limit=0', 'VALIDATION_FAILED'],
    ['tasks?cursor=x', 'INVALID_CURSOR'],
    ['/api/bob/tasks', 'FORBIDDEN'],
    ['/nowhere', 'ROUTE_NOT_FOUND'],
    ['tasks/019aa0a6-3f80-7c3e-9d3b-2f6d1c9b7a10', 'TASK_NOT_FOUND'],
  ] as const) {
    const problem = isProblem(t, await alice.request({ url }), code);
    const page = await app.inject({ url: problem.type });
    const { type, title, status } = problem;
    t.match(jsonIn<Page>(page).data, { type, title, status, code }, code);
  }
});

const INSTANCES: readonly (readonly [url: string, instance: string])[] = [
  ['/nowhere?secret=1', '/nowhere'],
  ['/nowhere?a?b', '/nowhere'],
  ['/no%20where/%F0%9F%A5%9B', '/no%20where/%F0%9F%A5%9B'],
  ['/%zz', '/%25zz'],
];

t.test('instance is the path as a URI reference, without the query', async (t) => {
  for (const [url, want] of INSTANCES) {
    const { instance } = jsonIn<{ instance: string }>(await app.inject({ url }));
    t.equal(instance, want);
    t.doesNotThrow(() => new URL(instance, 'http://here.test'));
  }
});
