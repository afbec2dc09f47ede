import t from 'tap';
import { operationsOf } from '../../src/contract/document.ts';
import { startApp } from '../helpers/app.ts';
import { CONTRACT } from '../helpers/contract.ts';

t.test('no connection is taken for dead while the longest operation is at work', async (t) => {
  const { app } = await startApp(t);
  const limits = operationsOf(CONTRACT).map(({ operation }) => operation['x-time-limit'] ?? 0);
  t.ok(Math.max(...limits) > 0);
  t.ok(app.server.timeout > Math.max(...limits) * 1000, `${app.server.timeout} ms`);
});
