/** Every way in which an operation may go about its statements, found in the contract. */
import type { Operation } from '../../src/contract/document.ts';
import type { OperationId } from '../../src/contract/types.ts';
import { outcome } from '../helpers/answers.ts';
import type { TestUser } from '../helpers/app.ts';
import { bodiesOf, parametersOf } from '../helpers/examples.ts';
import { operationOf, requestFor } from '../helpers/operations.ts';
import { type Own, prepare } from '../helpers/own.ts';
import { thingsOf } from '../helpers/things.ts';
import { readLists } from './lists.ts';
import { readChanges, sendBatches, sendCreations } from './sync.ts';
import { requestOf, surpriseOf, type Way, waysOf } from './ways.ts';

/** Of a thing that is not there. */
const ABSENT: readonly Way[] = [{ want: '404' }, { headers: { 'if-match': '*' }, want: '404' }];

/** Sends an operation about what is there, each time about something new; a creation more than once with what the first one named. */
async function sendAll(user: TestUser, operation: Operation): Promise<string[]> {
  const surprises: string[] = [];
  const bodies = bodiesOf(operation);
  for (const body of bodies) {
    const named: Own = new Map();
    for (const way of waysOf(operation, body, bodies)) {
      const own = operation.method === 'POST' ? named : await prepare(user, operation);
      const request = await requestOf(user, operation, own, { ...way, body: way.body ?? body });
      surprises.push(...(await surpriseOf(user, request, way.want)));
    }
  }
  return surprises;
}

/** What else there is to send, by operation. */
const OTHERS: Readonly<Record<string, (user: TestUser, operation: Operation) => Promise<string[]>>> = {
  batch: sendBatches,
  listChanges: readChanges,
};

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
  const isCreation = operation.method === 'PUT' && '201' in operation.operation.responses;
  const surprises = [
    ...(await sendAll(user, operation)),
    ...(isOfThing ? await sendAbsent(user, id) : []),
    ...(isCreation ? await sendCreations(user, operation) : []),
    ...((await OTHERS[id]?.(user, operation)) ?? []),
  ];
  const isList = parametersOf(operation).some(({ name }) => name === 'cursor');
  return isList ? [...surprises, ...(await readLists(user, operation))] : surprises;
}
