import { once } from 'node:events';
import { connect } from 'node:net';
import t from 'tap';
import { startOwnApp } from '../helpers/app.ts';
import { listen } from '../helpers/raw.ts';

t.test('a connection without a request, beside one that waits for another', async (t) => {
  const { app } = await startOwnApp(t);
  const port = await listen(app);
  const [silent, waiting] = [connect(port, '127.0.0.1'), connect(port, '127.0.0.1')];
  waiting.write('GET /health/live HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n');
  await once(waiting, 'data');
  const closed = [silent.resume(), waiting.resume()].map((socket) => once(socket, 'close'));
  // Without an end of its own, the silent one is cut only after the time that headers may take.
  await Promise.all([app.close(), ...closed]);
  t.ok(silent.destroyed && waiting.destroyed);
  t.equal(silent.bytesRead, 0);
});
