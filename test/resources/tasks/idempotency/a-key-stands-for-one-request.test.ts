import t from 'tap';
import { outcome } from '../../../helpers/answers.ts';
import { newUser, startApp } from '../../../helpers/app.ts';
import { everythingOf } from '../../../helpers/rows.ts';
import { create, isReplay, lasting } from './creations.ts';

const { app, database } = await startApp(t);

const FIRST = { title: 'Käse', description: 'jung', position: 1 };

const OTHERS: Record<string, object> = {
  'another title': { ...FIRST, title: 'Kase' },
  'a title in another case': { ...FIRST, title: 'käse' },
  'a title with a space behind it': { ...FIRST, title: 'Käse ' },
  'a title of the same look': { ...FIRST, title: 'Käse'.normalize('NFD') },
  'another description': { ...FIRST, description: 'alt' },
  'an empty description': { ...FIRST, description: '' },
  'no description': { ...FIRST, description: null },
  'another position': { ...FIRST, position: 2 },
  'the default position': { title: FIRST.title, description: FIRST.description },
  'title and description exchanged': { ...FIRST, title: FIRST.description, description: FIRST.title },
};

for (const [name, body] of Object.entries(OTHERS)) {
  t.test(`the key with ${name} is 422, and nothing is made`, async (t) => {
    const alice = newUser(app);
    const first = await create(alice, 'key', FIRST);
    const before = await everythingOf(database, alice.id);
    const other = await create(alice, 'key', body);
    t.equal(outcome(other), '422 IDEMPOTENCY_KEY_REUSED');
    t.notOk('idempotency-replayed' in other.headers);
    t.notOk('location' in other.headers);
    t.notMatch(other.body, FIRST.title, 'and nothing of the first request is told');
    t.strictSame(await everythingOf(database, alice.id), before);
    const again = await create(alice, 'key', FIRST);
    t.strictSame(lasting(again), lasting(first), 'the first request keeps its answer');
    t.ok(isReplay(again));
  });
}
