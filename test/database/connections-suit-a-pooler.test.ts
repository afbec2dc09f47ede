import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import t from 'tap';
import { open } from './scratch.ts';

t.test('a connection starts with nothing that PgBouncer refuses', async (t) => {
  const server = createServer();
  await once(server.listen(0, '127.0.0.1'), 'listening');
  t.teardown(() => server.close());
  const startup = once(server, 'connection').then(async ([socket]) => {
    const [bytes] = await once(socket, 'data');
    socket.destroy();
    return bytes.subarray(8).toString().split('\0').filter(Boolean);
  });
  const { port } = server.address() as AddressInfo;
  const { pool } = await open(t, { DATABASE_URL: `postgresql://ada@127.0.0.1:${port}/tasks` });
  await t.rejects(pool.query('SELECT 1'));
  const words: string[] = await startup;
  const parameters = words.filter((_, index) => index % 2 === 0);
  t.same(parameters.sort(), ['DateStyle', 'TimeZone', 'application_name', 'client_encoding', 'database', 'user']);
});
