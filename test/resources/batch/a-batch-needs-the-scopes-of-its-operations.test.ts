import t from 'tap';
import { scopesOf } from '../../../src/contract/security.ts';
import { isProblem } from '../../helpers/answers.ts';
import { newUser, startApp } from '../../helpers/app.ts';
import { inBatch, WRITES } from '../../helpers/batches.ts';
import { contractFaults } from '../../helpers/contract.ts';
import { operationOf, readyRequest } from '../../helpers/operations.ts';
import { everythingOf } from '../../helpers/rows.ts';

const { app, database } = await startApp(t);

const TASK = { operation: 'createTask', body: { title: 'Buy milk' } };
const PROJECT = { operation: 'createProject', body: { name: 'Home' } };

const send = (scope: string, operations: readonly object[], atomic = true) => {
  const user = newUser(app, undefined, { scope });
  return { user, answer: user.request({ method: 'POST', url: 'batch', payload: { operations, atomic } }) };
};

for (const id of WRITES) {
  const required = scopesOf(operationOf(id));
  t.test(`with ${id} it needs ${required.join(' and ')}`, async (t) => {
    const owner = newUser(app);
    const request = inBatch(id, await readyRequest(owner, id));
    const before = await everythingOf(database, owner.id);
    const reader = newUser(app, owner.id, { scope: 'tasks:read projects:read account:export account:delete' });
    isProblem(t, await reader.request(request), 'INSUFFICIENT_SCOPE');
    t.strictSame(await everythingOf(database, owner.id), before);
    const writer = newUser(app, owner.id, { scope: required.join(' ') });
    t.equal((await writer.request(request)).statusCode, 200);
  });
}

for (const atomic of [true, false]) {
  t.test(`one operation that is not allowed stops all, atomic: ${atomic}`, async (t) => {
    const { user, answer } = send('tasks:write', [TASK, PROJECT], atomic);
    const refused = await answer;
    const { detail } = isProblem(t, refused, 'INSUFFICIENT_SCOPE');
    t.match(detail, 'projects:write');
    t.equal(
      refused.headers['www-authenticate'],
      'Bearer error="insufficient_scope", scope="tasks:write projects:write"',
      'all that it needs are named',
    );
    t.strictSame(contractFaults('batch', refused), []);
    t.strictSame(await everythingOf(database, user.id), {});
  });
}

t.test('the answer that is kept with a key is for those only who could have sent it', async (t) => {
  const headers = { 'idempotency-key': 'one' };
  const payload = { operations: [PROJECT] };
  const owner = newUser(app);
  await owner.request({ method: 'POST', url: 'batch', headers, payload });
  const other = newUser(app, owner.id, { scope: 'tasks:write' });
  isProblem(t, await other.request({ method: 'POST', url: 'batch', headers, payload }), 'INSUFFICIENT_SCOPE');
});
