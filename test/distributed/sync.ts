/** What clients that keep a copy send. */
import { uuidv7 } from 'uuidv7';
import type { components } from '../../generated/contract.ts';
import type { Operation } from '../../src/contract/document.ts';
import { jsonIn } from '../helpers/answers.ts';
import type { TestUser } from '../helpers/app.ts';
import { inBatch, WRITES } from '../helpers/batches.ts';
import { addressOf, bodiesOf } from '../helpers/examples.ts';
import { operationOf } from '../helpers/operations.ts';
import { idsOf, makeEverything, prepare } from '../helpers/own.ts';
import { thingsOf } from '../helpers/things.ts';
import { requestOf, surpriseOf, waysOf } from './ways.ts';

/** Sends each write about what is there as a batch of it. */
export async function sendBatches(user: TestUser): Promise<string[]> {
  const surprises: string[] = [];
  for (const id of WRITES) {
    const operation = operationOf(id);
    for (const body of bodiesOf(operation)) {
      for (const way of operation.method === 'POST' ? [{ want: '20' }] : waysOf(operation, body, [])) {
        const own = await prepare(user, operation);
        const request = inBatch(id, await requestOf(user, operation, own, { ...way, body }));
        surprises.push(...(await surpriseOf(user, request, way.want)));
      }
    }
  }
  return surprises;
}

/** Creates under an id of the client's, and once more: while it is there, and when it was deleted. */
export async function sendCreations(user: TestUser, operation: Operation): Promise<string[]> {
  const surprises: string[] = [];
  const name = thingsOf(operation).at(-1) ?? '';
  for (const body of bodiesOf(operation)) {
    const own = await prepare(user, operation);
    const request = await requestOf(user, operation, own, { headers: { 'if-none-match': '*' }, body, want: '' });
    const url = addressOf(operation, { ...idsOf(own), [name]: uuidv7() }, {});
    for (const want of ['201', '412']) surprises.push(...(await surpriseOf(user, { ...request, url }, want)));
    surprises.push(...(await surpriseOf(user, { method: 'DELETE', url, headers: {} }, '204')));
    surprises.push(...(await surpriseOf(user, { ...request, url }, '412 ID_DELETED')));
  }
  return surprises;
}

/** Follows changes from the token of each page to the next. */
export async function readChanges(user: TestUser, operation: Operation): Promise<string[]> {
  await makeEverything(user, new Map());
  let since: string | undefined;
  for (let page = 0; page < 100; page += 1) {
    const answer = await user.request({ url: addressOf(operation, {}, { limit: 1, ...(since && { since }) }) });
    const { meta } = jsonIn<components['schemas']['ChangeList']>(answer);
    if (!meta.has_more) return page > 0 ? [] : ['there was one page only'];
    since = meta.next;
  }
  return ['the changes have no end'];
}
