/** Guards the hot path by the memory that a request takes: it does not depend on how busy the machine is. */
import { PerformanceObserver } from 'node:perf_hooks';
import { setImmediate as turn } from 'node:timers/promises';
import t from 'tap';
import { newUser, startApp } from '../../../helpers/app.ts';
import { makeTask } from '../../../helpers/tasks.ts';

const REQUESTS = 20;
const BATCHES = 12;

const { app, config, database } = await startApp(t);
// What tests' databases check at each COMMIT would be measured along, where the database is in this process; it has no other files.
const checked = database.kind === 'embedded' ? ['users', 'tasks'] : [];
for (const table of checked) await database.pool.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
const skip = !config.DATABASE_PREPARED_STATEMENTS && 'these are the sizes with prepared statements';
const user = newUser(app);
for (let index = 0; index < 25; index += 1) await makeTask(user);
const { id } = await makeTask(user);

let collections = 0;
const observer = new PerformanceObserver((list) => {
  collections += list.getEntries().length;
});
observer.observe({ entryTypes: ['gc'] });
t.teardown(() => observer.disconnect());

/** Bytes for each of a few requests, or nothing when the garbage collector ran between. */
async function allocated(request: () => Promise<{ statusCode: number }>): Promise<number | undefined> {
  await turn();
  collections = 0;
  const before = process.memoryUsage().heapUsed;
  for (let index = 0; index < REQUESTS; index += 1) await request();
  const bytes = process.memoryUsage().heapUsed - before;
  await turn();
  return collections === 0 && bytes > 0 ? bytes / REQUESTS : undefined;
}

/** The least of many: what is more is not the request's own. */
async function least(request: () => Promise<{ statusCode: number }>): Promise<number> {
  const batches: number[] = [];
  for (let index = 0; index < BATCHES; index += 1) batches.push((await allocated(request)) ?? Number.POSITIVE_INFINITY);
  return Math.min(...batches);
}

/** Kilobytes at the most, the client inside the process included: a tenth more than with the 17 fields of contract 0.4. */
const BUDGETS = [
  ['getTask', () => user.request({ url: `tasks/${id}` }), 82],
  ['listTasks, 20 of them', () => user.request({ url: 'tasks?limit=20' }), 150],
  ['createTask', () => user.request({ method: 'POST', url: 'tasks', payload: { title: 'Buy milk' } }), 90],
  ['completeTask', () => user.request({ method: 'PATCH', url: `tasks/${id}/complete` }), 82],
] as const;

for (const [name, request, most] of BUDGETS) {
  t.test(`${name} takes at most ${most} kB`, { skip }, async (t) => {
    const kilobytes = (await least(request)) / 1000;
    t.ok(kilobytes <= most, `${kilobytes.toFixed(1)} kB`);
  });
}
