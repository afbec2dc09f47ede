import { randomUUID } from 'node:crypto';
import t, { type Test } from 'tap';
import { tokenFor } from '../../../../helpers/app.ts';
import { temporaryFolder } from '../../../../helpers/embedded-template.ts';
import { keptEnvironment } from '../../../../helpers/kept-database.ts';
import { run } from '../../../../processes/program.ts';

/** Starts a program in a folder of its own, where no `.env` is, and waits until it listens. */
async function serve(t: Test, program: string, environment: Record<string, string>) {
  const cwd = await temporaryFolder(t);
  const env = { ...environment, PORT: '0', LOG_LEVEL: 'info' };
  const server = run(t, program, [], { cwd, env });
  for (let line = await server.line(); line !== undefined; line = await server.line()) {
    const [address] = /http:\/\/127\.0\.0\.1:\d+/.exec(line) ?? [];
    if (address) return { server, address };
  }
  throw new Error(`${program} did not start: ${server.complaint()}`);
}

const DYING = 'test/slow/resources/tasks/idempotency/processes/server-that-dies-before-it-answers.ts';

t.test('a repeat after a kill between commit and answer finds the task and makes no other', async (t) => {
  const environment = await keptEnvironment(t);
  const authorization = `Bearer ${tokenFor(`user-${randomUUID()}`)}`;
  const body = JSON.stringify({ title: 'made once', position: 4 });
  const headers = { authorization, 'content-type': 'application/json', 'idempotency-key': 'key', connection: 'close' };
  const send = (address: string) => fetch(`${address}/api/me/tasks`, { method: 'POST', headers, body });

  const first = await serve(t, DYING, environment);
  await t.rejects(send(first.address), 'the connection breaks without an answer');
  await first.server.exit();
  t.equal(first.server.process.signalCode, 'SIGKILL');

  const { server, address } = await serve(t, 'src/server.ts', environment);
  const list = async () => (await fetch(`${address}/api/me/tasks`, { headers: { authorization } })).json();
  const [made, ...more] = ((await list()) as { data: { id: string }[] }).data;
  t.match(made, { title: 'made once', position: 4, version: 1 }, 'the task was made before the kill');
  t.strictSame(more, []);
  for (let time = 0; time < 2; time += 1) {
    const answer = await send(address);
    t.equal(answer.status, 201);
    t.equal(answer.headers.get('idempotency-replayed'), 'true');
    t.equal(answer.headers.get('etag'), '"1"');
    t.strictSame(await answer.json(), { data: made, meta: { etag: '"1"' } });
  }
  t.match(await list(), { data: [made], meta: { count: 1 } }, 'there is still one task');
  server.process.kill('SIGTERM');
  t.equal(await server.exit(), 0);
});
