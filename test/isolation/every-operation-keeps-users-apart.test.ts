import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import t from 'tap';
import { inlineReferences, methodsOf, type Operation, operationsOf } from '../../src/contract/document.ts';
import { loadContract } from '../../src/contract/load.ts';
import { outcome } from '../helpers/answers.ts';
import { newUser, startApp, type TestUser } from '../helpers/app.ts';
import { rowsOf } from '../helpers/rows.ts';
import { makeTask } from '../helpers/tasks.ts';
import { indistinguishable, oddUserIds, type PathId, taskIds, userIds } from './ids.ts';
import { makeOtherUser } from './other-user.ts';
import { addressOf, assigningVariantsOf, type Variant, variantsOf } from './variants.ts';

const { app, database } = await startApp(t);
const contract = inlineReferences((await loadContract()).contract);
const operations = operationsOf(contract).filter(({ path }) => /\{(user|task)_id\}/.test(path));
const other = await makeOtherUser(app, operations);

/** HEAD is asked as well, wherever there is GET. */
const asked: Operation[] = operations.flatMap((operation) =>
  methodsOf(operation).map((method) => ({
    ...operation,
    method,
    id: method === 'HEAD' ? `HEAD of ${operation.id}` : operation.id,
  })),
);

/** HEAD goes the way of its GET, so that one way to send it is enough. */
const waysToSend = (operation: Operation): Variant[] =>
  variantsOf(operation, other.user.id, other.loot).slice(0, operation.method === 'HEAD' ? 1 : undefined);

/** Of an answer to HEAD there is the status, of any other the code of its problem too. */
const outcomeOf = (answer: LightMyRequestResponse): string =>
  answer.raw.req.method === 'HEAD' ? String(answer.statusCode) : outcome(answer);

const told = (answer: LightMyRequestResponse, full: string): string =>
  answer.raw.req.method === 'HEAD' ? full.slice(0, 3) : full;

function send(user: TestUser | undefined, operation: Operation, url: string, { headers, payload }: Variant) {
  const method = operation.method as NonNullable<InjectOptions['method']>;
  const request = { method, url, headers, ...(payload !== undefined && { payload }) };
  return user ? user.request(request) : app.inject(request);
}

const successesOf = ({ operation }: Operation): string[] =>
  Object.keys(operation.responses).filter((status) => status.startsWith('2') || status === '304');

/** The answers that are allowed. */
function allowed(operation: Operation, userId: PathId, taskId: PathId | undefined, variant: Variant): string[] {
  if (userId.kind === 'malformed') return ['400 VALIDATION_FAILED', '403 FORBIDDEN', '404 ROUTE_NOT_FOUND'];
  if (userId.kind === 'foreign') return ['403 FORBIDDEN'];
  if (taskId?.kind === 'malformed' || variant.answer?.startsWith('400 VALIDATION')) return ['400 VALIDATION_FAILED'];
  if (taskId?.kind === 'foreign') return ['404 TASK_NOT_FOUND'];
  return variant.answer === undefined ? successesOf(operation) : [variant.answer];
}

/** What is wrong with an answer to a user, in words; nothing when it is as it should be. */
function faults(answer: LightMyRequestResponse, user: TestUser, url: string, want: string[]): string[] {
  const text = JSON.stringify([answer.headers, answer.body]);
  const owners = [...answer.body.matchAll(/"user_id":"([^"]*)"/g)].map(([, owner]) => owner);
  return [
    ...(want.some((one) => told(answer, one) === outcomeOf(answer))
      ? []
      : [`is ${outcomeOf(answer)}, not ${want.join(' or ')}`]),
    ...(answer.raw.req.method === 'HEAD' && answer.body !== '' ? ['has a body'] : []),
    ...other.leaked(text, url).map((secret) => `tells ${secret}`),
    ...owners.filter((owner) => owner !== user.id).map((owner) => `shows a task of ${owner}`),
    ...('idempotency-replayed' in answer.headers ? ['replays what the user never sent'] : []),
  ];
}

const NO_TASK = '019aa0a6-3f80-7c3e-9d3b-000000000000';

/** The pairs of ids of an operation: below one's own path every kind of task, below another path, where none is looked at, one. */
function pairsFor({ path }: Operation, user: TestUser, ownTask: string): [PathId, PathId | undefined][] {
  const users = path.includes('{user_id}') ? userIds(user.id, other.user.id) : userIds('', '').slice(0, 1);
  const tasks = path.includes('{task_id}') ? taskIds(ownTask, other.taskId) : [undefined];
  const few = tasks.filter((task) => task === undefined || task.name === "other's");
  return users.flatMap((userId) =>
    (userId.kind === 'own' ? tasks : few).map((task): [PathId, PathId | undefined] => [userId, task]),
  );
}

/** Sends a variant with all pairs of ids, each as a user of its own, so that no request finds what another one left. */
async function walk(operation: Operation, variant: Variant): Promise<{ found: string[]; seen: string[] }> {
  const [found, seen]: [string[], string[]] = [[], []];
  for (const [index, [{ kind }, task]] of pairsFor(operation, newUser(app), NO_TASK).entries()) {
    const user = newUser(app);
    const ownTask = kind === 'own' && task?.kind === 'own' ? (await makeTask(user)).id : NO_TASK;
    const [userId, taskId] = pairsFor(operation, user, ownTask)[index] as [PathId, PathId | undefined];
    const url = addressOf(operation, { user_id: userId.text, ...(taskId && { task_id: taskId.text }) }, variant.query);
    const answer = await send(user, operation, url, variant);
    const want = allowed(operation, userId, taskId, variant);
    const where = `${operation.method} ${url} (user ${userId.name}, task ${taskId?.name}; ${variant.name})`;
    found.push(...faults(answer, user, url, want).map((fault) => `${where} ${fault}`));
    seen.push(outcomeOf(answer));
  }
  return { found, seen };
}

t.test('there is something to keep apart', async (t) => {
  t.ok(operations.length > 0);
  const { body } = await other.user.request({ url: 'tasks' });
  t.ok(body.includes(other.marker), 'their owner does see the secrets');
});

for (const operation of asked) {
  t.test(`${operation.id} tells and changes nothing of another user, whatever is sent`, async (t) => {
    const before = await rowsOf(database, other.user.id);
    const all: string[] = [];
    for (const variant of waysToSend(operation)) {
      const { found, seen } = await walk(operation, variant);
      all.push(...seen);
      t.strictSame(found, [], `${seen.length} requests: ${variant.name}`);
    }
    t.ok(
      successesOf(operation).some((status) => all.includes(status)),
      'and on what is one’s own it works',
    );
    t.strictSame(await rowsOf(database, other.user.id), before, 'the rows of the other user are as they were');
  });

  t.test(`${operation.id} tells nobody without a token anything`, async (t) => {
    const before = await rowsOf(database, other.user.id);
    for (const variant of waysToSend(operation)) {
      const url = addressOf(operation, { user_id: other.user.id, task_id: other.taskId }, variant.query);
      const answer = await send(undefined, operation, url, variant);
      t.equal(outcomeOf(answer), told(answer, '401 UNAUTHENTICATED'), variant.name);
      t.notOk(answer.body.includes(other.marker));
    }
    t.strictSame(await rowsOf(database, other.user.id), before);
  });
}

for (const operation of asked.filter(({ path }) => path.includes('{user_id}'))) {
  t.test(`${operation.id} takes no spelling of a user for another one`, async (t) => {
    const before = await rowsOf(database, other.user.id);
    const [plain] = waysToSend(operation);
    if (!plain) throw new Error('there is no way to send it');
    const user = newUser(app);
    for (const userId of oddUserIds(user.id, other.user.id)) {
      const url = addressOf(operation, { user_id: userId.text, task_id: other.taskId }, plain.query);
      const answer = await send(user, operation, url, plain);
      t.strictSame(
        faults(answer, user, url, allowed(operation, userId, undefined, plain)),
        [],
        `${userId.name}: ${url}`,
      );
    }
    t.strictSame(await rowsOf(database, other.user.id), before);
    t.strictSame((await rowsOf(database, user.id)).tasks, [], 'nor did any of it make a task');
  });
}

for (const operation of asked.filter((one) => assigningVariantsOf(one, '', '').length > 0)) {
  t.test(`${operation.id} lets nobody set what only the service sets`, async (t) => {
    const before = await rowsOf(database, other.user.id);
    for (const variant of assigningVariantsOf(operation, other.user.id, other.taskId)) {
      const user = newUser(app);
      await makeTask(user);
      const { tasks } = await rowsOf(database, user.id);
      const url = addressOf(operation, { user_id: 'me', task_id: tasks[0]?.id ?? '' }, variant.query);
      t.equal(outcome(await send(user, operation, url, variant)), variant.answer, variant.name);
      t.strictSame((await rowsOf(database, user.id)).tasks, tasks, `${variant.name}: the task is as it was`);
    }
    t.strictSame(await rowsOf(database, other.user.id), before, 'and so are those of the other user');
  });
}

for (const operation of asked.filter(({ path }) => path.includes('{task_id}'))) {
  t.test(`${operation.id} answers the same for another user's task and for nobody's`, async (t) => {
    for (const variant of waysToSend(operation)) {
      const [theirs, nobodys] = await Promise.all(
        indistinguishable(other.taskId).map(async (id) => {
          const url = addressOf(operation, { user_id: 'me', task_id: id }, variant.query);
          const { statusCode, headers, body } = await send(newUser(app), operation, url, variant);
          const { date, 'x-request-id': requestId, ...rest } = headers;
          const { request_id, timestamp, ...problem } = (body === '' ? {} : JSON.parse(body)) as Record<
            string,
            unknown
          >;
          return JSON.stringify({ statusCode, rest, problem }).replaceAll(id, '<id>');
        }),
      );
      t.equal(theirs, nobodys, variant.name);
    }
  });
}
