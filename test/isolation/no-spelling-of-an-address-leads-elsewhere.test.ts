import t from 'tap';
import { newUser, startApp } from '../helpers/app.ts';
import { listen, requestText, sendRaw } from '../helpers/raw.ts';
import { makeTask } from '../helpers/tasks.ts';

const { app } = await startApp(t);
const port = await listen(app);
const [alice, bob] = [newUser(app), newUser(app)];
const task = await makeTask(bob, { title: 'secret-of-bob' });
await makeTask(alice, { title: 'of-alice' });

/** Targets as they stand in the request line: an HTTP client would tidy most of them up before it sends them. */
const TARGETS: Readonly<Record<string, string>> = {
  'dots between own and other': `/api/${alice.id}/../${bob.id}/tasks`,
  'dots behind the own list': `/api/me/tasks/../../${bob.id}/tasks`,
  'dots to a task': `/api/me/tasks/../../${bob.id}/tasks/${task.id}`,
  'encoded dots': `/api/me/tasks/%2e%2e/%2e%2e/${bob.id}/tasks`,
  'encoded dots and slashes': `/api/me/tasks/%2e%2e%2f%2e%2e%2f${bob.id}%2ftasks%2f${task.id}`,
  'dots encoded twice': `/api/me/tasks/%252e%252e/%252e%252e/${bob.id}/tasks`,
  'dots with a parameter': `/api/me/tasks/..;/..;/${bob.id}/tasks`,
  'dots with backslashes': `/api/me/tasks\\..\\..\\${bob.id}\\tasks`,
  'one dot': `/api/./${bob.id}/./tasks`,
  'dots at the root': `/../api/${bob.id}/tasks`,
  'the route in capitals': `/API/${bob.id}/TASKS`,
  'the route with one capital': `/api/${bob.id}/Tasks/${task.id}`,
  'the route encoded': `/%61pi/${bob.id}/%74asks/${task.id}`,
  'the route encoded twice': `/%2561pi/${bob.id}/tasks`,
  'a slash at the end': `/api/${bob.id}/tasks/`,
  'a slash behind the task': `/api/me/tasks/${task.id}/`,
  'two slashes': `//api//${bob.id}//tasks`,
  'two slashes and a host': `//localhost/api/${bob.id}/tasks`,
  'an encoded slash for a slash': `/api/${bob.id}%2ftasks`,
  'an encoded slash behind me': `/api/me%2ftasks`,
  'U+0000 behind the list': `/api/${bob.id}/tasks%00`,
  'U+0000 before a suffix': `/api/${bob.id}/tasks%00.json`,
  'a suffix': `/api/${bob.id}/tasks.json`,
  'a parameter': `/api/${bob.id};x=1/tasks;y=2`,
  'a second question mark': `/api/${bob.id}/tasks??limit=1`,
  'an encoded question mark': `/api/me/tasks%3fuser_id=${bob.id}`,
  'a fragment': `/api/${bob.id}/tasks#/api/me/tasks`,
  'a fragment behind the own list': `/api/me/tasks#/../${bob.id}/tasks`,
  'a whole address': `http://localhost/api/${bob.id}/tasks`,
  'a whole address with a name in it': `http://${bob.id}@localhost/api/${bob.id}/tasks`,
  'a whole address of another host': `http://elsewhere.example/api/${bob.id}/tasks`,
  'a whole address with dots': `http://localhost/api/me/../${bob.id}/tasks`,
  'a query that names the other': `/api/me/tasks?user_id=${bob.id}`,
  'a query that names the path': `/api/me/tasks?path=/api/${bob.id}/tasks`,
};

/** By which another server or framework would let a request mean another address, method or user. */
const OVERRIDES: readonly string[] = [
  `X-Original-URL: /api/${bob.id}/tasks`,
  `X-Rewrite-URL: /api/${bob.id}/tasks`,
  `X-Forwarded-Uri: /api/${bob.id}/tasks`,
  `X-Forwarded-Prefix: /api/${bob.id}`,
  'X-HTTP-Method-Override: DELETE',
  `X-User-Id: ${bob.id}`,
  `X-Remote-User: ${bob.id}`,
  `Remote-User: ${bob.id}`,
  `Forwarded: for=127.0.0.1;by=${bob.id}`,
  `Cookie: user_id=${bob.id}`,
];

const authorization = `Authorization: Bearer ${alice.token}`;

t.test('no spelling of an address shows, changes or takes a task of another user', async (t) => {
  for (const [name, target] of Object.entries(TARGETS)) {
    for (const method of ['GET', 'DELETE', 'PATCH']) {
      const body = method === 'PATCH' ? '{"title":"taken"}' : '';
      const headers = body ? ['Content-Type: application/json', `Content-Length: ${body.length}`] : [];
      const { statusCode, body: told } = await sendRaw(
        port,
        requestText(`${method} ${target}`, [authorization, ...headers], body),
      );
      t.ok([400, 403, 404, 405].includes(statusCode), `${method} ${name}: ${statusCode}`);
      t.notMatch(told, 'secret-of-bob', `${method} ${name}`);
    }
  }
});

t.test('no header gives a request another address, method or user', async (t) => {
  for (const header of OVERRIDES) {
    const list = await sendRaw(port, requestText('GET /api/me/tasks', [authorization, header]));
    t.equal(list.statusCode, 200, header);
    t.match(list.body, 'of-alice', header);
    t.notMatch(list.body, 'secret-of-bob', header);
    const theirs = await sendRaw(port, requestText(`GET /api/me/tasks/${task.id}`, [authorization, header]));
    t.equal(theirs.statusCode, 404, header);
  }
});

t.test('and all of it was as if it had not been sent', async (t) => {
  const { data } = (await bob.request({ url: `tasks/${task.id}` })).json<{ data: unknown }>();
  t.strictSame(data, task);
});
