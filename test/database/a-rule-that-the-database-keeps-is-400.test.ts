import Fastify from 'fastify';
import t from 'tap';
import { brokenRule, type Rule } from '../../src/database/broken-rules.ts';
import { databaseProblem } from '../../src/database/failures.ts';
import { problemHandler } from '../../src/problems/error-handler.ts';
import { newUser, startApp } from '../helpers/app.ts';
import { memoryLog } from '../helpers/log.ts';
import { statementOf } from '../helpers/statement.ts';
import { failureOf } from './scratch.ts';

const { app, database } = await startApp(t);
const { pool, prisma } = database;
const ada = newUser(app).id;
const nobody = newUser(app).id;
const LONG = 'x'.repeat(501);

const TITLE: Rule = { pointer: '/title', detail: 'must NOT have more than 500 characters', keyword: 'maxLength' };
const OWNER: Rule = { pointer: '/parent_id', detail: 'must be one of your tasks', keyword: 'exists' };
const KEY: Rule = { pointer: '/id', detail: 'must be a new one', keyword: 'unique' };
const RULES = { tasks_title_length: TITLE, tasks_owner_fkey: OWNER, users_pkey: KEY };

const task = (user_id: string, title: string) => {
  const now = new Date();
  return { data: { id: crypto.randomUUID(), created_at: now, updated_at: now, user_id, title } };
};
const insert = (title: string) => `INSERT INTO tasks (user_id, id, title, created_at, updated_at)
  VALUES ($1, gen_random_uuid(), ${title}, now(), now())`;
const INSERT_LONG = insert(`repeat('x', 501)`);
const INSERT_USER = 'INSERT INTO users (id, created_at) VALUES ($1, now())';
const rows = (owner: string, text: string) => prisma.$rows(statementOf('write', text), owner, {});

await pool.query(INSERT_USER, [ada]);

/** Writes past the validation: what is done, and the rule that it breaks. */
const WRITES: readonly (readonly [name: string, () => Promise<unknown>, Rule])[] = [
  ['a CHECK, by a model call', () => prisma.forUser(ada).task.create(task(ada, LONG)), TITLE],
  ['a CHECK, in a transaction', () => prisma.inTransaction(ada, (tx) => tx.task.create(task(ada, LONG))), TITLE],
  ['a CHECK, by SQL of Prisma', () => prisma.forUser(ada).$executeRawUnsafe(INSERT_LONG, ada), TITLE],
  ['a CHECK, in the fast lane', () => rows(ada, INSERT_LONG), TITLE],
  ['a foreign key, by a model call', () => prisma.forUser(nobody).task.create(task(nobody, 'x')), OWNER],
  ['a foreign key, by SQL of Prisma', () => prisma.forUser(nobody).$executeRawUnsafe(insert(`'x'`), nobody), OWNER],
  ['a foreign key, in the fast lane', () => rows(nobody, insert(`'x'`)), OWNER],
  ['a unique key, by a model call', () => prisma.user.create({ data: { id: ada, created_at: new Date() } }), KEY],
  ['a unique key, by SQL of Prisma', () => prisma.$executeRawUnsafe(INSERT_USER, ada), KEY],
  ['a unique key, in the fast lane', () => rows(ada, INSERT_USER), KEY],
];

/** The answer and the log of a request whose handler makes such a write. */
async function answerTo(act: () => Promise<unknown>, rules: Record<string, Rule>, method: 'POST' | 'DELETE' = 'POST') {
  const log = memoryLog();
  const server = Fastify({ loggerInstance: log.logger });
  server.setErrorHandler(problemHandler([databaseProblem, brokenRule(rules)], { report: () => {} }));
  server.route({ method, url: '/', handler: act });
  const response = await server.inject({ method, url: '/', ...(method === 'POST' && { payload: { any: 'body' } }) });
  return { status: response.statusCode, body: response.json(), log: log.text() };
}

for (const [name, act, rule] of WRITES) {
  t.test(name, async (t) => {
    const { status, body, log } = await answerTo(act, RULES);
    t.equal(status, 400);
    t.match(body, { code: 'VALIDATION_FAILED', detail: `body ${rule.pointer}: ${rule.detail}` });
    t.strictSame(body.errors, [{ in: 'body', ...rule }]);
    t.notMatch(log, /constraint/, 'it is no fault of the service');
  });

  t.test(`${name}, that nobody declared`, async (t) => {
    const { status, body, log } = await answerTo(act, { tasks_title: TITLE, users: OWNER });
    t.equal(status, 500);
    t.match(body, { code: 'INTERNAL' });
    t.match(log, /constraint/, 'its cause is logged');
  });
}

t.test('no value of a body is at fault where there is none', async (t) => {
  const { status } = await answerTo(() => rows(nobody, insert(`'x'`)), RULES, 'DELETE');
  t.equal(status, 500);
});

t.test('constraints of shards are those of their table', async (t) => {
  const shards = { code: '23514', constraint: 'tasks_title_length_102008' };
  const originalMessage = 'new row for relation "tasks_102008" violates check constraint "tasks_title_length_102008"';
  const cause = { originalCode: '23514', originalMessage };
  const translate = brokenRule(RULES);
  for (const error of [Object.assign(new Error('from a worker'), shards), new Error('of Prisma', { cause })]) {
    t.strictSame(translate(error, { body: {} })?.errors, [{ in: 'body', ...TITLE }]);
  }
});

t.test('a name is one only in the error of a violation', async (t) => {
  const failure = await failureOf(pool.query('SELECT tasks_title_length'));
  t.match(failure.message, /tasks_title_length/);
  t.equal(brokenRule(RULES)(failure, { body: {} }), undefined);
});

t.test('a foreign key of a shard, of which only the message tells', async (t) => {
  // As a real coordinator of Citus 13 passes it on.
  const message = 'insert or update on table "tasks_102094" violates foreign key constraint "tasks_owner_fkey_102094"';
  const passedOn = Object.assign(new Error(message), { code: '23503' });
  const { status, body } = await answerTo(() => Promise.reject(passedOn), RULES);
  t.equal(status, 400);
  t.strictSame(body.errors, [{ in: 'body', ...OWNER }]);
});
