import t from 'tap';
import { newUser, startApp, type TestUser } from '../helpers/app.ts';
import { inBatch, WRITES } from '../helpers/batches.ts';
import { type OperationRequest, operationOf, readyRequest } from '../helpers/operations.ts';
import { idsOf, prepare, withOwn } from '../helpers/own.ts';
import { everythingOf } from '../helpers/rows.ts';
import { thingsOf } from '../helpers/things.ts';
import { bodiesWith } from './foreign-ids.ts';
import { indistinguishable } from './ids.ts';
import { makeOtherUser } from './other-user.ts';
import { outcomeOf } from './outcomes.ts';
import { OPERATIONS, toldOf } from './sending.ts';

const { app, database } = await startApp(t);
const other = await makeOtherUser(app, OPERATIONS);

/** Sends a batch of one write as a user who has what it is about; gives the outcome, and what is told. */
async function ask(
  id: (typeof WRITES)[number],
  change: (request: OperationRequest, user: TestUser) => OperationRequest,
) {
  const user = newUser(app);
  const own = await prepare(user, operationOf(id));
  const request = change(await readyRequest(user, id, own), user);
  const { payload } = request;
  const filled = { ...request, ...(payload !== undefined && { payload: await withOwn(user, own, String(payload)) }) };
  const before = await everythingOf(database, user.id);
  const answer = await user.request(inBatch(id, filled));
  const isAsItWas = JSON.stringify(await everythingOf(database, user.id)) === JSON.stringify(before);
  return { outcome: outcomeOf(answer), told: toldOf(answer), isAsItWas, ids: idsOf(own) };
}

for (const id of WRITES.filter((one) => thingsOf(operationOf(one)).length > 0)) {
  t.test(`${id} in a batch finds nothing of another user`, async (t) => {
    const before = await everythingOf(database, other.user.id);
    for (const name of thingsOf(operationOf(id))) {
      const answers = await Promise.all(
        indistinguishable(other.ids[name] ?? '').map((foreign) =>
          ask(id, (request) => ({ ...request, url: request.url.replace(/[\da-f-]{36}/, foreign) })),
        ),
      );
      for (const { outcome, isAsItWas } of answers) {
        t.match(outcome, /^404 /);
        t.ok(isAsItWas, 'nothing changes');
      }
      t.equal(answers[0]?.told, answers[1]?.told, 'what is another user’s is as what is nobody’s');
    }
    t.strictSame(await everythingOf(database, other.user.id), before);
  });
}

for (const id of WRITES.filter((one) => bodiesWith(operationOf(one), '').length > 0)) {
  t.test(`${id} in a batch takes nothing of another user in its body`, async (t) => {
    const before = await everythingOf(database, other.user.id);
    for (const foreign of Object.values(other.ids)) {
      for (const { name, headers, payload } of bodiesWith(operationOf(id), foreign)) {
        const { outcome, isAsItWas } = await ask(id, (request) => ({
          ...request,
          headers,
          ...(payload && { payload }),
        }));
        t.equal(outcome, '400 VALIDATION_FAILED', name);
        t.ok(isAsItWas, `${name}: nothing changes`);
      }
    }
    t.strictSame(await everythingOf(database, other.user.id), before);
  });
}

t.test('a batch on the path of another user is 403, and changes nothing', async (t) => {
  const requests: OperationRequest[] = [];
  for (const id of WRITES) requests.push(inBatch(id, await readyRequest(other.user, id)));
  const before = await everythingOf(database, other.user.id);
  const user = newUser(app);
  for (const request of requests) {
    const answer = await user.request({ ...request, url: request.url.replace('/me/', `/${other.user.id}/`) });
    t.equal(outcomeOf(answer), '403 FORBIDDEN', String(request.payload));
  }
  t.strictSame(await everythingOf(database, other.user.id), before);
  t.strictSame(await everythingOf(database, user.id), {});
});
