/** Writers and a reader, by chance. */
import assert from 'node:assert/strict';
import type { FastifyInstance } from 'fastify';
import type { Test } from 'tap';
import type { components } from '../../../../generated/contract.ts';
import { createDice, type Dice } from '../../../../scripts/database/seed/dice.ts';
import { placeOf } from '../../../../src/resources/changes/token.ts';
import { jsonIn } from '../../../helpers/answers.ts';
import { newUser, type TestUser } from '../../../helpers/app.ts';
import { readAll } from '../../../helpers/tasks.ts';
import { openStream } from '../streams.ts';
import { apply, catchUp, digestOf, newReplica, type Replica, readChanges } from './replica.ts';
import { type World, WRITES } from './writes.ts';

type Schemas = components['schemas'];

const STEPS = 12;
const WRITE_NAMES = Object.keys(WRITES) as (keyof typeof WRITES)[];

interface History extends World {
  readonly user: TestUser;
  readonly tasks: string[];
  readonly projects: string[];
  readonly replica: Replica;
}

/** Ids that an answer shows, for later writes. */
function learn({ tasks, projects }: History, body: string): void {
  for (const [, id = ''] of body.matchAll(/"id":"([\da-f-]{36})","user_id":"[^"]*","project_id"/g)) tasks.push(id);
  for (const [, id = ''] of body.matchAll(/"id":"([\da-f-]{36})","user_id":"[^"]*","name"/g)) projects.push(id);
}

/** Sends up to three writes at once. None is a fault of the service; that one is refused is none of the test's. */
async function write(history: History): Promise<void> {
  const { dice, user } = history;
  const requests = Array.from({ length: dice.between(1, 3) }, () => WRITES[dice.oneOf(WRITE_NAMES)](history));
  const answers = await Promise.all(requests.map((request) => user.request(request as { url: string })));
  for (const [index, { statusCode, body }] of answers.entries()) {
    assert.ok(statusCode < 500 && statusCode !== 401, `${JSON.stringify(requests[index])}: ${statusCode} ${body}`);
    learn(history, body);
  }
}

/**
 * Whether a token is one of when there was no account: whoever has things beside it cannot be told that the account they are of was removed
 * and made again, so that docs/sync.md says to keep both together.
 */
const isBeforeAccount = (user: TestUser, since: string | undefined): boolean =>
  since !== undefined && placeOf(user.id, since).epoch === '';

/** Reads a page; may be interrupted anywhere in it, or before it has kept the token. */
async function read({ dice, user, replica }: History): Promise<void> {
  const { data, meta } = await readChanges(user, replica, dice.between(1, 8));
  const isInterrupted = dice.chance(30) && !isBeforeAccount(user, replica.since);
  const shown = isInterrupted ? data.slice(0, dice.between(0, data.length)) : data;
  for (const change of shown) apply(replica, change);
  if (!isInterrupted) replica.since = meta.next;
}

/** Reads some events of a stream, and goes on behind the last of them. */
async function follow(t: Test, app: FastifyInstance, { dice, user, replica }: History): Promise<void> {
  const { data } = await readChanges(user, replica, 20);
  if (data.length === 0) return;
  const headers = replica.since === undefined ? {} : { 'Last-Event-ID': replica.since };
  const stream = await openStream(t, app, user.token, headers);
  for (let left = dice.between(1, data.length); left > 0; left -= 1) {
    const told = await stream.next();
    assert.ok(told, 'the stream goes on');
    apply(replica, told.change);
    replica.since = told.token;
  }
  stream.leave();
}

/** What the service has, by its lists and by its digest. */
async function compare({ user, replica }: History): Promise<void> {
  const tasks = await readAll(user, { limit: 200 });
  const projects = jsonIn<Schemas['ProjectList']>(await user.request({ url: '/api/me/projects?limit=200' })).data;
  for (const [kind, listed] of [
    ['task', tasks],
    ['project', projects],
  ] as const) {
    assert.deepEqual(replica[kind], new Map(listed.map((entry) => [entry.id, entry])));
  }
  const { data } = jsonIn<Schemas['SingleDigest']>(await user.request({ url: '/api/me/changes/digest' }));
  const own = { task: digestOf(replica.task.values()), project: digestOf(replica.project.values()) };
  assert.deepEqual({ task: data.task, project: data.project }, own);
  for (const since of [data.next, replica.since]) {
    const behind = await readChanges(user, { ...replica, since }, 1);
    assert.deepEqual([behind.data, behind.meta.has_more], [[], false], 'nothing is behind the token');
  }
}

/**
 * Lets writers and a reader do what chance says, and compares in the end what the reader has with what the service has.
 * @param t the test
 * @param app the service
 * @param seed of the choices
 * @throws where they differ
 */
export async function play(t: Test, app: FastifyInstance, seed: number): Promise<void> {
  const dice: Dice = createDice(seed);
  const history: History = { dice, user: newUser(app), tasks: [], projects: [], replica: newReplica() };
  for (let step = 0; step < STEPS; step += 1) {
    const isReading = dice.chance(50);
    await Promise.all([write(history), ...(isReading ? [read(history)] : [])]);
    if (!isReading && dice.chance(10)) await follow(t, app, history);
  }
  await catchUp(history.user, history.replica, dice.between(1, 20));
  await compare(history);
}
