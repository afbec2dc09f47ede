import t from 'tap';
import { newUser, startOwnApp } from '../../helpers/app.ts';
import { openStream } from './streams.ts';

t.test('so that nobody between takes it for dead', async (t) => {
  const { app } = await startOwnApp(t, {}, { streamTimes: { commentMs: 50, stallMs: 60_000 } });
  const stream = await openStream(t, app, newUser(app).token);
  t.strictSame(await stream.block(), { retry: '1000' });
  for (let count = 0; count < 3; count += 1) t.strictSame(await stream.block(), { comment: '' });
});
