import { randomUUID } from 'node:crypto';
import t from 'tap';
import { outcome } from '../../../helpers/answers.ts';
import { newUser } from '../../../helpers/app.ts';
import { keptEnvironment, runOnce } from '../../../helpers/kept-database.ts';
import { readAll } from '../../../helpers/tasks.ts';
import { create, isReplay, lasting } from './creations.ts';

t.test('a repeat after a restart gets the first answer', async (t) => {
  const environment = await keptEnvironment(t);
  const id = `user-${randomUUID()}`;
  const body = { title: 'Käse 😀', description: 'jung', position: 3 };
  const first = await runOnce(environment, (app) => create(newUser(app, id), 'key', body));
  t.equal(first.statusCode, 201);
  await runOnce(environment, async (app) => {
    const alice = newUser(app, id);
    const second = await create(alice, 'key', body);
    t.strictSame(lasting(second), lasting(first));
    t.ok(isReplay(second));
    t.equal(outcome(await create(alice, 'key', { title: 'other' })), '422 IDEMPOTENCY_KEY_REUSED');
    t.strictSame(await readAll(alice), [first.json().data], 'one task, the first');
  });
});
