/** Every way in which an operation may go about its statements, found in the contract. */
import type { InjectOptions } from 'fastify';
import type { Operation } from '../../src/contract/document.ts';
import type { OperationId } from '../../src/contract/types.ts';
import { outcome } from '../helpers/answers.ts';
import type { TestUser } from '../helpers/app.ts';
import { addressOf, type Body, bodiesOf, parametersOf, type Query } from '../helpers/examples.ts';
import { operationOf, requestFor } from '../helpers/operations.ts';
import { type Own, prepare, withOwn } from '../helpers/own.ts';
import { thingsOf } from '../helpers/things.ts';
import { readLists } from './lists.ts';

/** A way to send an operation. */
interface Way {
  readonly headers?: Readonly<Record<string, string>>;
  readonly query?: Query;
  /** Where it is another one. */
  readonly body?: Body | undefined;
  /** How the status and the code of the answer begin. */
  readonly want: string;
}

/** What is made is of version 1. */
const READS: readonly Way[] = [{ headers: { 'if-none-match': '"1"' }, want: '304' }];
const CHANGES: readonly Way[] = [
  { headers: { 'if-match': '"99"' }, want: '412' },
  { headers: { 'if-none-match': '"1"' }, want: '412' },
  { headers: { 'if-match': '"98", "1"', 'if-none-match': '"99"' }, want: '20' },
];

/** Of a thing that is not there. */
const ABSENT: readonly Way[] = [{ want: '404' }, { headers: { 'if-match': '*' }, want: '404' }];

/** A key for the first time, once more, and for another body. */
function keyed(body: Body, bodies: readonly Body[]): Way[] {
  const headers = { 'idempotency-key': `key-${bodies.indexOf(body)}` };
  const other = bodies.find((one) => one !== body);
  const again = [
    { headers, want: '201' },
    { headers, want: '201' },
  ];
  return other ? [...again, { headers, body: other, want: '422' }] : again;
}

/** Every way to send one of the bodies of an operation that finds what it is about. */
function waysOf(operation: Operation, body: Body, bodies: readonly Body[]): Way[] {
  const parameters = parametersOf(operation).filter(
    (one) => one.in === 'query' && !one.required && one.name !== 'cursor',
  );
  const queries = parameters.map(({ name, example }) => ({ query: { [name]: example }, want: '20' }));
  const all: Way[] = [{ want: '20' }, ...queries];
  if (operation.method === 'POST') return [...all, ...keyed(body, bodies)];
  if (thingsOf(operation).length === 0) return all;
  return [...all, ...(operation.method === 'GET' ? READS : CHANGES)];
}

/** Sends a request as a user; says what is wrong when it is not answered as it has to be. */
async function surpriseOf(
  user: TestUser,
  operation: Operation,
  own: Own,
  way: Way & { body: Body },
): Promise<string[]> {
  const { headers, query = {}, body, want } = way;
  const url = await withOwn(user, own, addressOf(operation, {}, query));
  const payload = body.payload === undefined ? {} : { payload: await withOwn(user, own, body.payload) };
  const method = operation.method as NonNullable<InjectOptions['method']>;
  const answer = await user.request({ method, url, headers: { ...body.headers, ...headers }, ...payload });
  return outcome(answer).startsWith(want)
    ? []
    : [`${url}, ${body.name}, ${JSON.stringify(headers)}: ${answer.statusCode} ${answer.body}`];
}

/** Sends an operation about what is there, each time about something new; a creation more than once with what the first one named. */
async function sendAll(user: TestUser, operation: Operation): Promise<string[]> {
  const surprises: string[] = [];
  const bodies = bodiesOf(operation);
  for (const body of bodies) {
    const named: Own = new Map();
    for (const way of waysOf(operation, body, bodies)) {
      const own = operation.method === 'POST' ? named : await prepare(user, operation);
      surprises.push(...(await surpriseOf(user, operation, own, { ...way, body: way.body ?? body })));
    }
  }
  return surprises;
}

/** Sends an operation about what the examples name, which nobody has. */
async function sendAbsent(user: TestUser, id: OperationId): Promise<string[]> {
  const surprises: string[] = [];
  for (const { headers, want } of ABSENT) {
    const request = requestFor(id);
    const answer = await user.request({ ...request, headers: { ...request.headers, ...headers } });
    if (!outcome(answer).startsWith(want)) surprises.push(`${request.url}: ${answer.statusCode} ${answer.body}`);
  }
  return surprises;
}

/**
 * Sends an operation in every way.
 * @param user who has nothing yet
 * @param id the operation
 * @returns the answers that were not the wanted ones
 */
export async function exercise(user: TestUser, id: OperationId): Promise<string[]> {
  const operation = operationOf(id);
  const isOfThing = thingsOf(operation).length > 0;
  const surprises = [...(await sendAll(user, operation)), ...(isOfThing ? await sendAbsent(user, id) : [])];
  const isList = parametersOf(operation).some(({ name }) => name === 'cursor');
  return isList ? [...surprises, ...(await readLists(user, operation))] : surprises;
}
