import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import t from 'tap';
import { projectFile } from '../../src/config/paths.ts';
import { applyMigrations } from '../../src/database/migrate/apply.ts';
import { measured } from '../processes/measured.ts';
import { noPostgres, startPostgres } from '../processes/postgres.ts';
import { type Service, startService, tokenOf } from '../processes/service.ts';
import { ask, create } from './ask.ts';
import { times } from './scale.ts';

const ROUNDS = times(10, 100);
const NODE_OPTIONS = `--import=${projectFile('test/faults/preloads/break-a-handler.mjs')}`;
const ERROR = 50;
const FATAL = 60;

/** Sends the beginning of something, takes the beginning of the answer if there is one, and is gone. */
async function breakOff({ port }: Service, text: string, waitsForAnswer: boolean): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  socket.write(text);
  if (waitsForAnswer) await once(socket, 'data');
  else await delay(10);
  socket.resetAndDestroy();
}

const head = (start: string, ...lines: string[]): string =>
  [`${start} HTTP/1.1`, 'Host: localhost', `Authorization: Bearer ${tokenOf('alice')}`, ...lines, '', ''].join('\r\n');

t.test('a fault of the program', { skip: noPostgres }, async (t) => {
  const { url } = await startPostgres(t);
  await applyMigrations({ connectionString: url });
  const environment = { DATABASE_URL: url, NODE_OPTIONS };

  await t.test(
    'a handler throws: 500 without the inside, logged once with its request id, and it goes on',
    async (t) => {
      const figure = measured(
        t,
        'A handler throws',
        '500 without the inside; logged once, with the request id; the process goes on',
      );
      const service = await startService(t, environment);
      for (let round = 0; round < ROUNDS; round += 1) {
        const answer = await create(service.port, 'alice', { title: 'Throw' });
        t.equal(answer.status, 500);
        t.match(answer.headers.get('content-type'), /^application\/problem\+json/);
        t.notMatch(answer.body, /inside|TypeError|stack|\.m?[jt]s/);
        t.equal((await create(service.port, 'alice', { title: 'Buy milk' })).status, 201);
        await delay(200 / ROUNDS);
        const id = answer.headers.get('x-request-id');
        t.equal(JSON.parse(answer.body).request_id, id);
      }
      t.equal(await service.stop(), 0);
      const lines = service.log().filter(({ level }) => level === ERROR);
      t.equal(lines.length, ROUNDS);
      t.equal(new Set(lines.map(({ request_id }) => request_id)).size, ROUNDS, 'each once');
      t.match(lines[0], { err: { type: 'TypeError', message: 'the inside of the service', stack: /./ } });
      figure(`${ROUNDS} faults, ${lines.length} lines in the log, and the process went on`);
    },
  );

  await t.test('a rejection that nobody handles: it says so and ends for its supervisor', async (t) => {
    const figure = measured(
      t,
      'A rejection that nobody handles',
      'the log says what, and the process exits with 1 for its supervisor, as documented',
    );
    const service = await startService(t, environment);
    const answer = await create(service.port, 'alice', { title: 'Reject' });
    t.ok([0, 201].includes(answer.status), 'answered or broken off, nothing in between');
    const code = await service.ended;
    t.equal(code, 1);
    const lines = service.log().filter(({ level }) => level === FATAL);
    t.match(lines, [{ msg: 'a fault that nothing caught', err: { message: 'what nobody waits for', stack: /./ } }]);
    figure(`exit code ${code}, ${lines.length} line in the log`);
  });

  await t.test('a stream breaks off: nothing happens to the others', async (t) => {
    const figure = measured(
      t,
      'A stream breaks off, while a body comes or an answer goes',
      'nothing happens to other requests, and nothing is logged as a fault',
    );
    const service = await startService(t, environment);
    for (let task = 0; task < 50; task += 1) {
      await create(service.port, 'alice', { title: 'Long', description: 'x'.repeat(5000) });
    }
    for (let round = 0; round < ROUNDS; round += 1) {
      const post = head('POST /api/me/tasks', 'Content-Type: application/json', 'Content-Length: 1000');
      await breakOff(service, `${post}{"title":"Hal`, false);
      await breakOff(service, head('GET /api/me/tasks?limit=200'), true);
      await breakOff(service, head('GET /api/me/tasks?limit=200'), false);
      t.equal((await ask(service.port, 'alice', '')).status, 200);
    }
    t.equal(await service.stop(), 0);
    t.strictSame(service.log(), [], 'a client that goes is no fault');
    figure(`${3 * ROUNDS} streams broken off, nothing in the log`);
  });
});
