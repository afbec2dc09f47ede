import { connect } from 'node:net';
import t from 'tap';
import { titlesIn } from '../helpers/answers.ts';
import { newUser, startApp } from '../helpers/app.ts';
import { listen } from '../helpers/raw.ts';
import { smugglingShapes } from '../helpers/smuggling.ts';

const { app } = await startApp(t);
const port = await listen(app);
const alice = newUser(app);
const authorization = `Bearer ${alice.token}`;

/** A whole request that makes a task, and asks for the connection to be closed behind it. */
function creation(title: string): string {
  const body = JSON.stringify({ title });
  const head = [
    'POST /api/me/tasks HTTP/1.1',
    'Host: localhost',
    `Authorization: ${authorization}`,
    'Connection: close',
  ];
  return [...head, 'Content-Type: application/json', `Content-Length: ${body.length}`, '', body].join('\r\n');
}

/** How long nothing has to come behind an answer for it to be the last one, in milliseconds; what it hides would be found in the list as well. */
const SILENCE_MS = 300;

/** The statuses of all answers that come on one connection, until the service closes it, or says no more for a while. */
async function statusesOf(bytes: string): Promise<number[]> {
  const socket = connect(port, '127.0.0.1').on('error', () => {});
  let text = '';
  socket.setEncoding('latin1').on('data', (chunk) => {
    text += chunk;
    // A body that is never complete is waited for; to the service this is a client that goes away. The first answer may take its time.
    socket.setTimeout(SILENCE_MS, () => socket.destroy());
  });
  const closed = new Promise((resolve) => socket.once('close', resolve));
  socket.write(bytes, 'latin1');
  await closed;
  return [...text.matchAll(/^HTTP\/1\.1 (\d{3}) /gm)].map(([, status]) => Number(status));
}

t.test('a request that can be read in two ways is refused, and what it hides is not carried out', async (t) => {
  for (const { name, bytes } of smugglingShapes(authorization)) {
    t.strictSame(await statusesOf(bytes(creation(`hidden: ${name}`))), [400], name);
  }
  t.strictSame(titlesIn(await alice.request({ url: 'tasks?limit=200' })), [], 'nor is what was in front');
});

t.test('what is in a body is no request', async (t) => {
  const hidden = creation('hidden');
  const head = ['Host: localhost', `Authorization: ${authorization}`, `Content-Length: ${hidden.length}`];
  for (const start of [
    'GET /api/me/tasks',
    'DELETE /api/me/tasks',
    'GET /nowhere',
    'HEAD /health',
    'HEAD /nowhere',
    'OPTIONS /health',
  ]) {
    const statuses = await statusesOf([`${start} HTTP/1.1`, ...head, '', hidden].join('\r\n'));
    t.equal(statuses.length, 1, start);
    t.ok((statuses[0] ?? 0) >= 400, `${start}: ${statuses[0]}`);
  }
  t.strictSame(titlesIn(await alice.request({ url: 'tasks' })), []);
});

t.test('no other protocol comes of it', async (t) => {
  const upgrade = (name: string) => [
    'Host: localhost',
    `Connection: Upgrade, HTTP2-Settings`,
    `Upgrade: ${name}`,
    'HTTP2-Settings: AAMAAABk',
  ];
  for (const name of ['h2c', 'websocket', 'TLS/1.0']) {
    const statuses = await statusesOf(['GET /health/live HTTP/1.1', ...upgrade(name), '', ''].join('\r\n'));
    t.notOk(statuses.includes(101), name);
  }
  t.strictSame(
    await statusesOf('CONNECT elsewhere.example:443 HTTP/1.1\r\nHost: elsewhere.example\r\n\r\n'),
    [501],
    'CONNECT',
  );
});

t.test('fields behind the body are no headers of the request', async (t) => {
  const json = '{"title":"x"}';
  const start = [
    'POST /api/me/tasks HTTP/1.1',
    'Host: localhost',
    'Connection: close',
    'Content-Type: application/json',
  ];
  const body = `${json.length.toString(16)}\r\n${json}\r\n0\r\nAuthorization: ${authorization}\r\n\r\n`;
  t.strictSame(await statusesOf([...start, 'Transfer-Encoding: chunked', '', body].join('\r\n')), [401]);
});
