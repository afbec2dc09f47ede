import t from 'tap';
import { memoryStorage, type Rejected } from 'taskpact-client/offline';
import { startServed } from '../start.ts';
import { open } from './start.ts';

const { newClient } = await startServed(t);

t.test('an event is kept until there is a listener, and told once', async (t) => {
  const storage = memoryStorage();
  const api = newClient();
  const first = await open(t, api, { storage });
  const { id } = await first.tasks.create({ title: ' ' });
  await first.sync();
  await first.close();
  const second = await open(t, api, { storage });
  const told = await new Promise<Rejected>((resolve) => second.on('rejected', resolve));
  t.match(told, { write: { id }, problem: { code: 'VALIDATION_FAILED' } });
  await second.sync();
  await second.close();
  const third = await open(t, api, { storage });
  third.on('rejected', () => t.fail('told twice'));
  await third.sync();
  t.match(third.getSnapshot().status.rejected, [{ write: { id } }]);
});
