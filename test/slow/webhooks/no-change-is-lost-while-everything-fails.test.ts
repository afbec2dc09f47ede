import { setTimeout as delay } from 'node:timers/promises';
import t from 'tap';
import { buildService } from '../../../scripts/common/service.ts';
import { applyMigrations } from '../../../src/database/migrate/apply.ts';
import { runSql } from '../../database/sql.ts';
import { noPostgres, startPostgres } from '../../processes/postgres.ts';
import { type Service, startService, tokenOf } from '../../processes/service.ts';
import { ok, type Received, startReceiver, verified } from '../../webhooks/receiver.ts';
import { SECRETS } from '../../webhooks/sender.ts';

/** How often the service is killed: the first half while the receiver is away, then while it takes every other message. */
const KILLS = Number(process.env.KILLS ?? 6);

const USERS = ['alice', 'bob', 'carol'];

/** Sends a request of a user; undefined when the service ended meanwhile. */
async function send(service: Service, user: string, method: string, path: string, body?: object) {
  const headers = { authorization: `Bearer ${tokenOf(user)}`, ...(body && { 'content-type': 'application/json' }) };
  const init = { method, headers, ...(body && { body: JSON.stringify(body) }) };
  const response = await fetch(`${service.origin}/api/me/${path}`, init).catch(() => undefined);
  return response?.ok ? response.text().catch(() => undefined) : undefined;
}

/** Makes tasks, completes each second one and deletes each third one, until the service ends. */
async function write(service: Service, user: string): Promise<void> {
  for (let n = 0; ; n += 1) {
    const made = await send(service, user, 'POST', 'tasks', { title: `Task ${n}` });
    if (made === undefined) return;
    const { id } = JSON.parse(made).data;
    if (n % 2 === 0) await send(service, user, 'PATCH', `tasks/${id}/complete`);
    if (n % 3 === 0) await send(service, user, 'DELETE', `tasks/${id}`);
  }
}

/** The last state of each thing that a user has or had, by the changes feed. */
async function stored(service: Service, user: string): Promise<Map<string, string>> {
  const states = new Map<string, string>();
  for (let since = ''; ; ) {
    const text = await send(service, user, 'GET', `changes?limit=200${since && `&since=${since}`}`);
    const { data, meta } = JSON.parse(text ?? '');
    for (const change of data)
      states.set(change.id ?? change.data.id, change.data ? `version ${change.data.version}` : 'deleted');
    since = meta.next;
    if (!meta.has_more) return states;
  }
}

/** The same by what was received. */
function told(received: readonly Received[], user: string): Map<string, string> {
  const states = new Map<string, string>();
  for (const { event } of received) {
    const { data } = event;
    if (data.user_id === user) states.set(data.id, 'version' in data ? `version ${data.version}` : 'deleted');
  }
  return states;
}

t.test('the receiver is away and the service is killed again and again', { skip: noPostgres }, async (t) => {
  await buildService();
  const postgres = await startPostgres(t);
  await applyMigrations({ connectionString: postgres.url });
  const receiver = await startReceiver(t);
  const accepted: Received[] = [];
  const environment = { DATABASE_URL: postgres.url, WEBHOOK_URL: receiver.url, WEBHOOK_SECRET: SECRETS[0] };
  let service = await startService(t, environment);
  for (let kill = 0; kill < KILLS; kill += 1) {
    receiver.answer = (received) => {
      if (kill < KILLS / 2 || Math.random() < 0.5) return [503];
      accepted.push(received);
      return [204];
    };
    const writing = USERS.map((user) => write(service, user));
    await delay(500 + Math.random() * 1000);
    t.equal(await service.stop('SIGKILL'), null);
    await Promise.all(writing);
    service = await startService(t, environment);
  }
  receiver.answer = (received) => {
    accepted.push(received);
    return ok();
  };
  await send(service, 'dave', 'POST', 'tasks', { title: 'The receiver is back' });
  const BEHIND = `SELECT count(*)::int AS users FROM users LEFT JOIN webhook_cursors ON user_id = id
    WHERE change_seq > coalesce(done_seq, 0)`;
  while ((await runSql<{ users: number }>(postgres.url, BEHIND))[0]?.users !== 0) await delay(500);
  for (const user of USERS) {
    const wanted = await stored(service, user);
    const got = told(accepted, user);
    t.ok(wanted.size > KILLS, `${user} has ${wanted.size} things`);
    t.strictSame(
      [...wanted].filter(([id, state]) => got.get(id) !== state),
      [],
      'all is told as it is',
    );
  }
  for (const message of accepted.slice(-10)) t.doesNotThrow(() => verified(SECRETS[0], message));
  const repeated = accepted.length - new Set(accepted.map(({ id }) => id)).size;
  t.comment(`${KILLS} kills, ${receiver.got.length} attempts, ${accepted.length} accepted, ${repeated} of them again`);
});
