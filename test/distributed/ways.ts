/** One way or another to send an operation. */
import type { InjectOptions } from 'fastify';
import type { Operation } from '../../src/contract/document.ts';
import { outcome } from '../helpers/answers.ts';
import type { TestUser } from '../helpers/app.ts';
import { addressOf, type Body, parametersOf, type Query, TOKENS } from '../helpers/examples.ts';
import type { OperationRequest } from '../helpers/operations.ts';
import { type Own, withOwn } from '../helpers/own.ts';
import { thingsOf } from '../helpers/things.ts';

/** A way to send an operation. */
export interface Way {
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

/** A key for the first time, once more, and for another body. */
function keyed(body: Body, bodies: readonly Body[]): Way[] {
  const headers = { 'idempotency-key': `key-${bodies.indexOf(body)}` };
  const other = bodies.find((one) => one !== body);
  const again = [
    { headers, want: '20' },
    { headers, want: '20' },
  ];
  return other ? [...again, { headers, body: other, want: '422' }] : again;
}

/** Every way to send one of the bodies of an operation that finds what it is about. */
export function waysOf(operation: Operation, body: Body, bodies: readonly Body[]): Way[] {
  const parameters = parametersOf(operation).filter(
    (one) => one.in === 'query' && !one.required && !TOKENS.includes(one.name),
  );
  const queries = parameters.map(({ name, example }) => ({ query: { [name]: example }, want: '20' }));
  const all: Way[] = [{ want: '20' }, ...queries];
  if (operation.method === 'POST') return [...all, ...keyed(body, bodies)];
  if (thingsOf(operation).length === 0) return all;
  return [...all, ...(operation.method === 'GET' ? READS : CHANGES)];
}

/** A request about what a user has. */
export async function requestOf(user: TestUser, operation: Operation, own: Own, { headers, query = {}, body }: Way) {
  const url = await withOwn(user, own, addressOf(operation, {}, query));
  const payload = body?.payload === undefined ? {} : { payload: await withOwn(user, own, body.payload) };
  const method = operation.method as NonNullable<InjectOptions['method']>;
  return { method, url, headers: { ...body?.headers, ...headers }, ...payload };
}

/** Sends a request as a user; says what is wrong when it is not answered as it has to be. */
export async function surpriseOf(user: TestUser, request: OperationRequest, want: string): Promise<string[]> {
  const answer = await user.request(request);
  return outcome(answer).startsWith(want) ? [] : [`${JSON.stringify(request)}: ${answer.statusCode} ${answer.body}`];
}
