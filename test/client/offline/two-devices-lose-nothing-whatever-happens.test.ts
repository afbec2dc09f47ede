import 'fake-indexeddb/auto';
import t from 'tap';
import { createTaskpact, unwrap } from 'taskpact-client';
import { indexedDbStorage, memoryStorage } from 'taskpact-client/offline';
import { newUser, startOwnApp } from '../../helpers/app.ts';
import { listen } from '../../helpers/raw.ts';
import { createReplica } from '../../helpers/replica.ts';
import { type Device, type Done, startDevice } from './device.ts';
import { type Course, FIELDS, fieldOf, type Queued, randomOf, step } from './schedule.ts';

/** How many schedules; by hand with more, as `OFFLINE_RUNS=1000 npm test -- --timeout=7200` and this file's path. */
const RUNS = Number(process.env.OFFLINE_RUNS ?? 20);
const FIRST_SEED = Number(process.env.OFFLINE_SEED ?? 1);
const STEPS = 60;

/** Whether a device was told what became of a value that it had written. */
function isTold({ told }: Device, { id, field, value }: Queued): boolean {
  const { conflicts, rejected, dropped } = told;
  const writes = [...dropped, ...rejected.map(({ write }) => write)].filter((write) => write.id === id);
  return (
    writes.some(({ kind, fields }) => kind === 'create' || fieldOf(fields, field) === value) ||
    conflicts.some((conflict) => conflict.id === id && fieldOf(conflict.mine, field) === value)
  );
}

/** Values that the service never had, that no later write of the device replaced, and that nobody was told of. */
function lostOf({ queued, deleted }: Course, devices: readonly Device[], log: readonly Done[]): Queued[] {
  const done = new Set(
    log.flatMap(({ result: { task } }) => FIELDS.map((field) => `${task?.id} ${field} ${fieldOf(task, field)}`)),
  );
  return queued.filter((write, index) => {
    const { device: name, id, field, value } = write;
    const isReplaced = queued.some(
      (later, at) => at > index && later.device === name && later.id === id && later.field === field,
    );
    const device = devices.find((one) => one.name === name);
    return !(
      !write.isStored ||
      done.has(`${id} ${field} ${value}`) ||
      isReplaced ||
      deleted.has(`${name} ${id}`) ||
      (device && isTold(device, write))
    );
  });
}

/** Values of one device that another one wrote over without having seen them. */
function overwrittenOf({ queued }: Course, log: readonly Done[]): string[] {
  // A write that changes nothing has the version of another one.
  const versions = new Map(
    [...log].reverse().map((done) => [`${done.result.task?.id} ${done.result.task?.version}`, done]),
  );
  const overwritten: string[] = [];
  for (const { device, operation, result } of versions.values()) {
    const { task } = result;
    const before = task && versions.get(`${task.id} ${task.version - 1}`)?.result.task;
    if (!task || !before || operation.operation !== 'updateTask') continue;
    for (const field of FIELDS) {
      const [was, is] = [fieldOf(before, field), fieldOf(task, field)];
      const isOther = typeof was === 'string' && !was.startsWith(device);
      if (was === is || !isOther) continue;
      const saw = queued.some(
        (write) => write.device === device && write.id === task.id && write.field === field && write.saw.has(was),
      );
      if (!saw) overwritten.push(`${task.id} ${field}: ${device} wrote ${is} over ${was}`);
    }
  }
  return overwritten;
}

/** What the digest of the service would be of what a device shows. */
function digestOf(device: Device) {
  const replica = createReplica();
  const { tasks, projects } = device.replica().getSnapshot();
  for (const data of tasks.values()) replica.take({ resource: 'task', type: 'upserted', data });
  for (const data of projects.values()) replica.take({ resource: 'project', type: 'upserted', data });
  return replica.digest();
}

const { app, database } = await startOwnApp(t, { STREAMS_PER_USER: '1000' });
const url = `http://127.0.0.1:${await listen(app)}`;

/** Forgets all deletions of a user, as after CHANGES_RETENTION_DAYS. */
async function forget(id: string): Promise<void> {
  const newest = '(SELECT max(change_seq) FROM tombstones WHERE user_id = $1)';
  await database.pool.query(`UPDATE users SET change_floor = greatest(change_floor, ${newest}) WHERE id = $1`, [id]);
  await database.pool.query('DELETE FROM tombstones WHERE user_id = $1', [id]);
}

let conflicts = 0;
let writes = 0;

for (let seed = FIRST_SEED; seed < FIRST_SEED + RUNS; seed += 1) {
  t.test(`schedule ${seed}`, async (t) => {
    const user = newUser(app);
    const random = randomOf(seed);
    const log: Done[] = [];
    const course: Course = { random, queued: [], deleted: new Set(), forget: () => forget(user.id) };
    const service = { url, token: user.token };
    const devices = [
      await startDevice('phone', service, log, random, memoryStorage()),
      await startDevice('laptop', service, log, random, indexedDbStorage(user.id)),
    ];
    t.teardown(() => Promise.all(devices.map((device) => device.close())));
    for (let count = 0; count < STEPS; count += 1) await step(course, devices);
    for (const device of devices) {
      device.network = 'up';
      await device.crash();
    }
    // The first may get something of the second.
    for (const device of [...devices, ...devices]) await device.replica().sync();
    const digest = unwrap(await createTaskpact({ baseUrl: url, token: () => user.token }).changes.digest());
    for (const device of devices) {
      t.match(digest, digestOf(device), device.name);
      t.equal(device.replica().getSnapshot().status.pending, 0);
    }
    t.strictSame(lostOf(course, devices, log), []);
    t.strictSame(overwrittenOf(course, log), []);
    writes += course.queued.length;
    for (const { told } of devices) conflicts += told.conflicts.length;
  });
}

t.test('what was done', async (t) => {
  t.comment(`${RUNS} schedules, ${writes} values written, ${conflicts} conflicts reported`);
  t.ok(conflicts > 0);
});
