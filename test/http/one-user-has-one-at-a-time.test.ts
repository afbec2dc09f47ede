import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import t, { type Test } from 'tap';
import { isProblem } from '../helpers/answers.ts';
import { newUser, startOwnApp, type TestUser } from '../helpers/app.ts';
import { listen } from '../helpers/raw.ts';

/** As many as may be under way for all users together. */
const ALL = 16;

/** Sends the head of a request as it goes over the wire, and keeps the connection. */
function begin(t: Test, port: number, user: TestUser, start: string, headers = '') {
  const socket = connect({ port, host: '127.0.0.1' }).on('error', () => {});
  t.teardown(() => socket.destroy());
  socket.write(`${start} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${user.token}\r\n${headers}\r\n`);
  return socket;
}

const upload = (t: Test, port: number, user: TestUser) =>
  begin(t, port, user, 'POST /api/me/import', 'Content-Type: application/json\r\nContent-Length: 1000\r\n').resume();

const ask = (user: TestUser) =>
  user.request({
    method: 'POST',
    url: '/api/me/import',
    payload: '{}',
    headers: { 'content-type': 'application/json' },
  });

/** Asks until the answer has another status. */
async function untilNot(status: number, user: TestUser) {
  for (;;) {
    const answer = await ask(user);
    if (answer.statusCode !== status) return answer;
    await delay(5);
  }
}

t.test('uploads that stall keep others out, until they break off', async (t) => {
  const { app } = await startOwnApp(t);
  const port = await listen(app);
  const users = Array.from({ length: ALL }, () => newUser(app));
  const [first, other] = [newUser(app), newUser(app)];
  const sockets: Socket[] = [];
  for (const user of users) {
    const received = once(app.server, 'request');
    sockets.push(upload(t, port, user));
    await received;
  }
  isProblem(t, await ask(other), 'UNAVAILABLE');
  for (const user of users) isProblem(t, await ask(user), 'RATE_LIMITED');
  for (const socket of sockets) socket.destroy();
  for (const user of [...users, first]) isProblem(t, await untilNot(429, user), 'VALIDATION_FAILED');
});

t.test('what a client that went away has begun counts until it ends', async (t) => {
  const { app, database } = await startOwnApp(t);
  const port = await listen(app);
  const user = newUser(app);
  let release = () => {};
  const isBusy = new Promise<void>((resolve) => {
    release = resolve;
  });
  const began = new Promise<void>((resolve) => {
    void database.prisma.inLongTransaction(user.id, 60_000, () => {
      resolve();
      return isBusy;
    });
  });
  await began;
  const remove = () => user.request({ method: 'DELETE', url: `/api/me/account?confirm=${user.id}` });
  const received = once(app.server, 'request');
  const socket = begin(t, port, user, `DELETE /api/me/account?confirm=${user.id}`);
  const [{ socket: accepted }] = await received;
  const gone = once(accepted, 'close');
  socket.destroy();
  await gone;
  isProblem(t, await remove(), 'RATE_LIMITED');
  release();
  for (;;) {
    const { statusCode } = await remove();
    if (statusCode === 204) break;
    t.equal(statusCode, 429);
    await delay(5);
  }
});
