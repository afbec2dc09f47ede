import fc from 'fast-check';
import type { LightMyRequestResponse } from 'fastify';
import t from 'tap';
import { loadContract } from '../../src/contract/load.ts';
import { toolsOf } from '../../src/mcp/catalog.ts';
import { PROBLEMS, type ProblemCode } from '../../src/problems/catalogue.ts';
import { newUser, startApp, type TestUser } from '../helpers/app.ts';
import { sendMessage } from './message.ts';

const TOOLS = toolsOf((await loadContract()).contract);

const CALLS = 100;

interface Message {
  readonly result?: {
    readonly isError?: boolean;
    readonly content: readonly { readonly text: string }[];
    readonly structuredContent: { readonly code: ProblemCode; readonly status: number; readonly detail: string };
  };
}

/** What an argument may be by mistake, or by malice. */
const WRONG = fc.oneof(
  fc.constantFrom<unknown>(null, true, 0, -1, 1e308, '', '..', '.', '%2e', 'a/b', '*', '\u0000', '\ud800', [], {}, [
    [[]],
  ]),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.jsonValue({ maxDepth: 3 }),
);

/** Right values of all arguments, of what a user has. */
async function rightValues(user: TestUser): Promise<Record<string, unknown>> {
  const make = async (url: string, payload: object): Promise<{ id: string; etag: string }> =>
    ((await user.request({ method: 'POST', url, payload })).json() as { data: { id: string; etag: string } }).data;
  const task = await make('tasks', { title: 'A task', tags: ['one'] });
  const other = await make('tasks', { title: 'Another' });
  const project = await make('projects', { name: 'A project' });
  const lists = {
    q: 'task',
    limit: 3,
    sort: 'title',
    is_completed: false,
    is_archived: false,
    tag: 'one',
    cursor: null,
  };
  const fields = { title: 'A title', description: 'Why', due: { date: '2026-11-23' }, priority: 3, tags: ['two'] };
  const places = {
    project_id: project.id,
    parent_id: null,
    after: other.id,
    due_after: '2026-01-01',
    due_before: '2027-01-01',
  };
  return {
    ...{
      task_id: task.id,
      if_match: task.etag,
      name: 'A project',
      color: '#00ff00',
      atomic: false,
      ...lists,
      ...fields,
      ...places,
    },
    operations: [
      { operation: 'createTask', body: fields },
      { operation: 'updateTask', task_id: other.id, if_match: other.etag, body: { title: 'New' } },
    ],
  };
}

/** Arguments of a tool: what is required nearly always, all else now and then; mostly what is right. */
function argumentsFor(names: readonly string[], required: readonly string[], right: Record<string, unknown>) {
  const one = (name: string) =>
    fc.oneof({ weight: 9, arbitrary: fc.constant(right[name]) }, { weight: 1, arbitrary: WRONG });
  const given = names.map((name) => [
    name,
    fc.option(one(name), { nil: undefined, freq: required.includes(name) ? 20 : 3 }),
  ]);
  const unknown = fc.dictionary(fc.constantFrom('user_id', 'owner', '__proto__', 'x'), WRONG, { maxKeys: 1 });
  return fc
    .tuple(fc.record(Object.fromEntries(given)), unknown, fc.boolean())
    .map(([known, more, isWhole]) => (isWhole ? known : { ...known, ...more }));
}

/** In a word, what came of a call: `result`, or the code of a known problem. */
function outcomeOf(answer: LightMyRequestResponse): string {
  // A text that is none is refused with the message around it.
  if (answer.statusCode === 400) return `400 ${(answer.json() as { code: string }).code}`;
  const { result } = answer.json() as Message;
  if (answer.statusCode !== 200 || !result) return `undocumented: ${answer.statusCode} ${answer.body}`;
  const { isError = false, content, structuredContent } = result;
  if (content[0]?.text !== JSON.stringify(structuredContent)) return `of two minds: ${answer.body}`;
  if (!isError) return 'result';
  const { code, status, detail } = structuredContent;
  return PROBLEMS[code]?.status === status && detail && status < 500 ? 'problem' : `unknown: ${answer.body}`;
}

for (const { definition } of TOOLS) {
  const { name, inputSchema } = definition;
  t.test(`100 fuzzed calls of ${name} give results or known problems`, async (t) => {
    const { app } = await startApp(t, { MCP: 'true' });
    const user = newUser(app);
    const counts: Record<string, number> = { result: 0, problem: 0 };
    let right = await rightValues(user);
    for (let call = 0; call < CALLS; call += 1) {
      // A version is good for one change.
      if (inputSchema.required?.includes('if_match')) right = await rightValues(user);
      const calls = argumentsFor(Object.keys(inputSchema.properties ?? {}), inputSchema.required ?? [], right);
      const [args = {}] = fc.sample(calls, 1);
      const outcome = outcomeOf(await sendMessage(app, user.token, 'tools/call', { name, arguments: args }));
      counts[outcome] = (counts[outcome] ?? 0) + 1;
      t.match(outcome, /^(result|problem|400 VALIDATION_FAILED)$/, JSON.stringify(args));
    }
    t.ok(counts.problem && counts.result, JSON.stringify(counts));
  });
}
