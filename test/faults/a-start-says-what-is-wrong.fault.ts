import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import t, { type Test } from 'tap';
import { freePort } from '../../scripts/common/ports.ts';
import { applyMigrations } from '../../src/database/migrate/apply.ts';
import { measured } from '../processes/measured.ts';
import { noPostgres, type Postgres, startPostgres } from '../processes/postgres.ts';
import { runService } from '../processes/service.ts';
import { ask, faultOfUnavailable } from './ask.ts';

/** Lets `ada` in with her password only; `postgres` needs none. */
async function withPasswords(
  t: Test,
): Promise<{ postgres: Postgres; urlOf(login: string, database?: string): string }> {
  const postgres = await startPostgres(t);
  const rules = join(postgres.folder, 'data', 'pg_hba.conf');
  await writeFile(rules, `host all ada 127.0.0.1/32 scram-sha-256\n${await readFile(rules, 'utf8')}`);
  const admin = new pg.Client(postgres.url);
  await admin.connect();
  await admin.query("CREATE ROLE ada SUPERUSER LOGIN PASSWORD 'right'");
  await admin.query('SELECT pg_reload_conf()');
  await admin.end();
  const urlOf = (login: string, database = 'postgres') =>
    `postgresql://${login}@127.0.0.1:${postgres.port}/${database}`;
  return { postgres, urlOf };
}

t.test('what the server refuses ends the start', { skip: noPostgres }, async (t) => {
  const figure = measured(
    t,
    'a start with a wrong password, without one, with an unknown role, with an unknown database',
    'one line that says what the server said, without the password, and exit code 1',
  );
  const { postgres, urlOf } = await withPasswords(t);
  const cases: [url: string, want: string][] = [
    [urlOf('ada:wrong'), 'password authentication failed for user "ada" (28P01)'],
    [urlOf('ada'), 'SASL: SCRAM-SERVER-FIRST-MESSAGE: client password must be a string'],
    [urlOf('eve:wrong'), 'role "eve" does not exist (28000)'],
    [urlOf('ada:right', 'nowhere'), 'database "nowhere" does not exist (3D000)'],
  ];
  for (const [url, want] of cases) {
    const service = await runService(t, { DATABASE_URL: url });
    t.equal(await service.ended, 1, want);
    const place = `127.0.0.1:${postgres.port}/${new URL(url).pathname.slice(1)}`;
    t.equal(
      service.output(),
      `taskpact: ${place} refuses DATABASE_URL: ${want}. Set it like postgresql://user:password@host:5432/database\n`,
    );
  }
  figure(`${cases.length} starts, each ended with its line`);
});

t.test('a server that is away is waited for', { skip: noPostgres }, async (t) => {
  const figure = measured(
    t,
    'a start while PostgreSQL is away, and while a migration is pending',
    'one line at the beginning and one at the end, no stacks; 503 meanwhile, which says what has to be run',
  );
  const { postgres, urlOf } = await withPasswords(t);
  await postgres.stop();
  const service = await runService(t, { DATABASE_URL: urlOf('ada:right'), LOG_LEVEL: 'info' });
  const { port } = service;
  while ((await ask(port, 'alice', '')).status === 0) await delay(50);
  for (let turn = 0; turn < 20; turn += 1) {
    for (const path of ['', '/health/ready']) t.equal(faultOfUnavailable(await ask(port, 'alice', path)), undefined);
    await delay(100);
  }
  await postgres.start();
  while (!service.output().includes('the database is back')) await delay(50);
  for (const path of ['', '/health/ready']) {
    const answer = await ask(port, 'alice', path);
    t.equal(faultOfUnavailable(answer), undefined);
    t.equal(JSON.parse(answer.body).detail, 'The database is not migrated: `npm run migrate` has to be run.');
  }
  await applyMigrations({ connectionString: postgres.url });
  t.equal((await ask(port, 'alice', '')).status, 200, 'migrated, it serves without a restart');
  const lines = service.log().filter(({ level, msg }) => Number(level) >= 50 || /is back/.test(String(msg)));
  t.match(
    lines.map(({ msg }) => msg),
    [
      `The database cannot be reached: connect ECONNREFUSED 127.0.0.1:${postgres.port}`,
      'the database is back',
      /^The database is not migrated.*: relation .* does not exist \(42P01\)$/,
      /^The database is not migrated/,
    ],
  );
  t.equal(lines.length, 4, 'and no more');
  t.notMatch(service.output(), /"stack"|node_modules/);
  figure(`42 requests 503 meanwhile, ${lines.length} lines of the log`);
});

t.test('a server that no longer lets the role in', { skip: noPostgres }, async (t) => {
  const figure = measured(
    t,
    'the password of the role changes under a running service, and is changed back',
    'requests are 503, one line of the log; the process goes on and recovers by itself',
  );
  const { postgres, urlOf } = await withPasswords(t);
  await applyMigrations({ connectionString: postgres.url });
  const service = await runService(t, { DATABASE_URL: urlOf('ada:right'), LOG_LEVEL: 'info' });
  const { port } = service;
  while ((await ask(port, 'alice', '')).status !== 200) await delay(50);
  const admin = new pg.Client(postgres.url);
  await admin.connect();
  const change = (password: string) =>
    admin.query(
      `ALTER ROLE ada PASSWORD '${password}'; SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'ada'`,
    );
  await change('other');
  const refused = [];
  for (let turn = 0; turn < 20; turn += 1) refused.push(await ask(port, 'alice', ''));
  t.strictSame(refused.map(faultOfUnavailable).filter(Boolean), [], 'each is a good 503');
  await change('right');
  while (!service.output().includes('the database is back')) await delay(50);
  t.equal((await ask(port, 'alice', '')).status, 200);
  await admin.end();
  const about = service.log().filter(({ msg }) => /authentication failed/.test(String(msg)));
  t.equal(about.length, 1, 'told once');
  figure(`${refused.length} requests 503, told in ${about.length} line`);
  t.equal(await service.stop(), 0);
});

t.test('a port that is taken is told before the folder is opened', async (t) => {
  const figure = measured(
    t,
    'a second start on the same port, with the embedded database',
    'one line with the variable to set, exit code 1, before the data folder is touched',
  );
  const first = await runService(t, {});
  while ((await ask(first.port, 'nobody', '/health/live')).status !== 200) await delay(50);
  const second = await runService(t, { PORT: String(first.port), DATA_DIR: '/no/such/folder' });
  t.equal(await second.ended, 1);
  t.equal(
    second.output(),
    `taskpact: port ${first.port} is in use: set PORT= to another; PORT=0 takes a free one\n`,
    'before the data folder, which cannot be made',
  );
  const metrics = await runService(t, { METRICS_PORT: String(first.port), DATA_DIR: '/no/such/folder' });
  t.equal(await metrics.ended, 1);
  t.match(metrics.output(), /^taskpact: port \d+ is in use: set METRICS_PORT= to another/);
  const elsewhere = await runService(t, { HOST: '192.0.2.1', DATA_DIR: '/no/such/folder' });
  t.equal(await elsewhere.ended, 1);
  t.match(
    elsewhere.output(),
    /^taskpact: HOST=192\.0\.2\.1 is no address of this machine: set HOST= .*HOST=127\.0\.0\.1/,
  );
  figure('3 starts, each ended with its line');
  t.equal((await ask(first.port, 'nobody', '/health/ready')).status, 200, 'the first one is none the worse for it');
});

t.test('a .env that begins with a byte-order mark is read', async (t) => {
  const port = await freePort();
  const service = await runService(t, {}, `\uFEFFMETRICS_PORT=${port}\n`);
  while ((await ask(service.port, 'nobody', '/health/live')).status !== 200) await delay(50);
  t.equal((await ask(port, 'nobody', '/metrics')).status, 200, 'its first variable counts');
});
