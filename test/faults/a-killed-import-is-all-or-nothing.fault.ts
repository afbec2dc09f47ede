import { setTimeout as delay } from 'node:timers/promises';
import t from 'tap';
import { newId } from 'taskpact-client';
import { applyMigrations } from '../../src/database/migrate/apply.ts';
import { measured } from '../processes/measured.ts';
import { noPostgres, startPostgres } from '../processes/postgres.ts';
import { type Service, startService } from '../processes/service.ts';
import { ask } from './ask.ts';
import { faultsOfNumbers } from './numbers.ts';
import { times } from './scale.ts';

const KILLS = times(2, 20);
const TASKS = 20_000;
/** When the first and the last of them are killed, in milliseconds after they were sent. */
const [SHORTEST_MS, LONGEST_MS] = [100, 2500];

const fileOf = () => ({
  ...{ format: 'taskpact', version: 1, projects: [] },
  tasks: Array.from({ length: TASKS }, (_, index) => ({ id: newId(), title: `Task ${index}` })),
});

const importTo = ({ port }: Service, owner: string, body: object) =>
  ask(port, owner, '/api/me/import', { method: 'POST', body });

async function countOf({ port }: Service, owner: string): Promise<number> {
  return JSON.parse((await ask(port, owner, '/api/me/account')).body).data.task_count;
}

t.test('the service is killed in imports', { skip: noPostgres }, async (t) => {
  const figure = measured(
    t,
    `The service is killed (SIGKILL) while it imports ${TASKS.toLocaleString('en')} tasks, ${KILLS} times`,
    'all of the file is there or nothing of it; every 200 that a client got is in the database; the same file again makes what is missing, once',
  );
  const postgres = await startPostgres(t);
  await applyMigrations({ connectionString: postgres.url });
  let service = await startService(t, { DATABASE_URL: postgres.url });
  let [broken, kept] = [0, 0];
  for (let kill = 0; kill < KILLS; kill += 1) {
    const [owner, file] = [`owner-${kill}`, fileOf()];
    const sent = importTo(service, owner, file);
    await delay(SHORTEST_MS + ((LONGEST_MS - SHORTEST_MS) * kill) / KILLS);
    t.equal(await service.stop('SIGKILL'), null);
    const isAcknowledged = (await sent).status === 200;
    service = await startService(t, { DATABASE_URL: postgres.url });
    const count = await countOf(service, owner);
    t.ok(count === TASKS || (count === 0 && !isAcknowledged), `${count} of ${TASKS}`);
    if (!isAcknowledged) broken += 1;
    if (count > 0) kept += 1;
    const again = await importTo(service, owner, file);
    t.match(JSON.parse(again.body).data.tasks, { created: TASKS - count, existing: count, left_out: 0 });
    t.equal(await countOf(service, owner), TASKS);
  }
  figure(`${KILLS} kills, ${broken} imports broken off; of ${kept} all was there, of ${KILLS - kept} nothing`);
  t.ok(broken > 0, 'imports were broken off');
  t.strictSame(await faultsOfNumbers(postgres.url), []);
  t.equal(await service.stop(), 0);
});
