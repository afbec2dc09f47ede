import { once } from 'node:events';
import { connect } from 'node:net';
import type { InjectOptions } from 'fastify';
import t from 'tap';
import { newUser, startOwnApp } from '../helpers/app.ts';
import { listen, requestText } from '../helpers/raw.ts';

const MESSAGE = JSON.stringify({
  jsonrpc: '2.0',
  id: 1,
  method: 'tools/call',
  params: { name: 'list_tasks', arguments: {} },
});

/** The request with a message, as a client of a revision before 2026 sends it. */
const requestOf = (token: string): string =>
  requestText(
    'POST /mcp',
    [
      `Authorization: Bearer ${token}`,
      'Content-Type: application/json',
      'Accept: application/json, text/event-stream',
      `Content-Length: ${MESSAGE.length}`,
    ],
    MESSAGE,
  );

t.test('a client that goes away ends the request of its call', async (t) => {
  const { app } = await startOwnApp(t, { MCP: 'true' });
  const socket = connect(await listen(app), '127.0.0.1');
  const inject = app.inject.bind(app) as (options: InjectOptions) => Promise<unknown>;
  const ended = new Promise<unknown>((resolve) => {
    const watched = (options: InjectOptions): Promise<unknown> => {
      const signal: unknown = options.signal;
      if (signal instanceof EventTarget) signal.addEventListener('abort', resolve);
      socket.destroy();
      return inject(options);
    };
    app.inject = watched as typeof app.inject;
  });
  socket.write(requestOf(newUser(app).token));
  await ended;
  t.pass('its request was aborted');
});

t.test('a call during the shutdown is told to come again', async (t) => {
  const { app } = await startOwnApp(t, { MCP: 'true' });
  const text = requestOf(newUser(app).token);
  const socket = connect(await listen(app), '127.0.0.1');
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  const begun = new Promise<void>((resolve) => app.server.once('request', () => resolve()));
  socket.write(text.slice(0, -1));
  await begun;
  const closed = app.close();
  socket.write(text.slice(-1));
  await Promise.all([once(socket, 'close'), closed]);
  const answer = Buffer.concat(chunks).toString();
  t.match(answer, /^HTTP\/1\.1 200 /);
  t.match(answer, /"code":"UNAVAILABLE","status":503/);
  t.match(answer, /"outcome":"not_performed".*"retry_after":1/);
});
