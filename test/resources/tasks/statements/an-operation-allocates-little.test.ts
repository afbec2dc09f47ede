/** Guards the hot path by the memory that a request takes: it does not depend on how busy the machine is. */
import { PerformanceObserver } from 'node:perf_hooks';
import { setImmediate as turn } from 'node:timers/promises';
import t from 'tap';
import { newUser, startApp } from '../../../helpers/app.ts';
import { makeTask } from '../../../helpers/tasks.ts';

const REQUESTS = 20;
/** On a busy machine it takes many until the compiler has come round to what is hot. */
const BATCHES = 100;

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

/** The least of many, until one is small enough: what is more is not the request's own. */
async function least(request: () => Promise<{ statusCode: number }>, enough: number): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let index = 0; index < BATCHES && least > enough; index += 1) {
    least = Math.min(least, (await allocated(request)) ?? least);
  }
  return least;
}

/** Kilobytes at the most, the client inside the process included: a tenth more than with the 19 fields of contract 0.4. */
const BUDGETS = [
  ['getTask', () => user.request({ url: `tasks/${id}` }), 88],
  ['listTasks, 20 of them', () => user.request({ url: 'tasks?limit=20' }), 165],
  ['createTask', () => user.request({ method: 'POST', url: 'tasks', payload: { title: 'Buy milk' } }), 97],
  ['completeTask', () => user.request({ method: 'PATCH', url: `tasks/${id}/complete` }), 90],
] as const;

for (const [name, request, most] of BUDGETS) {
  t.test(`${name} takes at most ${most} kB`, { skip }, async (t) => {
    const kilobytes = (await least(request, most * 1000)) / 1000;
    t.ok(kilobytes <= most, `${kilobytes.toFixed(1)} kB`);
  });
}
