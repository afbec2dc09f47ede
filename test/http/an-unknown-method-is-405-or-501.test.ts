import { connect } from 'node:net';
import t from 'tap';
import { isProblem } from '../helpers/answers.ts';
import { startApp } from '../helpers/app.ts';
import { listen, requestText, sendRaw } from '../helpers/raw.ts';

const { app } = await startApp(t);
const port = await listen(app);

/** Node's parser knows them; no path has them. */
const OF_HTTP = ['TRACE', 'PROPFIND', 'MKCOL', 'LOCK', 'REPORT', 'M-SEARCH', 'PURGE', 'LINK', 'OPTIONS'];

t.test('a method of HTTP that the path does not have is 405 with Allow, and 404 where there is no path', async (t) => {
  for (const method of OF_HTTP) {
    for (const [path, allow] of [
      ['/api/me/tasks', 'GET, HEAD, POST, DELETE'],
      ['/health', 'GET, HEAD'],
      ['/docs', 'GET, HEAD'],
    ]) {
      const answer = await sendRaw(port, requestText(`${method} ${path}`));
      isProblem(t, answer, 'METHOD_NOT_ALLOWED', `${method} ${path}`);
      t.equal(answer.headers.allow, allow);
    }
    isProblem(t, await sendRaw(port, requestText(`${method} /nowhere`)), 'ROUTE_NOT_FOUND', method);
  }
  isProblem(t, await sendRaw(port, requestText('OPTIONS *')), 'ROUTE_NOT_FOUND', 'OPTIONS *');
});

const OF_NOBODY = ['FOO', 'FETCH', 'GETS', 'GE', 'get', 'Get', 'P', 'X-Y', '!', "a'b", 'POSTPOST'];

t.test('a method that nobody knows is 501 on every path, and the connection is closed', async (t) => {
  for (const method of OF_NOBODY) {
    for (const path of ['/api/me/tasks', '/health', '/nowhere', '*']) {
      const answer = await sendRaw(port, requestText(`${method} ${path}`));
      const { instance } = isProblem(t, answer, 'METHOD_NOT_IMPLEMENTED', `${method} ${path}`);
      t.equal(instance, undefined);
      t.equal(answer.headers.connection, 'close');
      t.equal(answer.headers['content-length'], String(Buffer.byteLength(answer.body)));
    }
  }
});

t.test('so is CONNECT', async (t) => {
  for (const target of ['elsewhere.example:443', 'localhost:80']) {
    const answer = await sendRaw(port, requestText(`CONNECT ${target}`));
    isProblem(t, answer, 'METHOD_NOT_IMPLEMENTED', target);
    t.equal(answer.headers.connection, 'close');
  }
});

t.test('it is the same behind another request on the connection', async (t) => {
  const socket = connect(port, '127.0.0.1');
  let text = '';
  socket.setEncoding('latin1').on('data', (chunk) => {
    text += chunk;
  });
  const closed = new Promise((resolve) => socket.once('close', resolve));
  socket.once('data', () => socket.write('FOO /health HTTP/1.1\r\nHost: localhost\r\n\r\n'));
  socket.write('GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n');
  await closed;
  t.strictSame(
    [...text.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => status),
    ['200', '501'],
  );
});
