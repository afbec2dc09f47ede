/** Guards the hot path by what is stable, whatever the machine does: round trips, and bytes to and from the database. */
import pg from 'pg';
import t from 'tap';
import { newUser, startApp, type TestUser } from '../../../helpers/app.ts';
import { makeTask } from '../../../helpers/tasks.ts';

const { app, config } = await startApp(t, { DATABASE_POOL_SIZE: '1' });
const skip = !config.DATABASE_PREPARED_STATEMENTS && 'these are the sizes with prepared statements';

interface Traffic {
  /** What is sent together, of one statement or several, counts once. */
  roundTrips: number;
  sent: number;
  received: number;
}

interface Wire {
  connection: { stream: { bytesWritten: number; bytesRead: number } };
}

/** What one request sends to the database and gets back, after the same request has prepared its statements. */
async function trafficOf(request: () => Promise<unknown>): Promise<Traffic> {
  await request();
  const traffic: Traffic = { roundTrips: 0, sent: 0, received: 0 };
  const query = pg.Client.prototype.query;
  let wire: Wire['connection']['stream'] | undefined;
  let before = { bytesWritten: 0, bytesRead: 0 };
  pg.Client.prototype.query = function (this: pg.Client & Wire, ...given: unknown[]) {
    wire ??= this.connection.stream;
    if (traffic.roundTrips === 0) before = { bytesWritten: wire.bytesWritten, bytesRead: wire.bytesRead };
    traffic.roundTrips += 1;
    return Reflect.apply(query, this, given);
  } as typeof query;
  try {
    await request();
  } finally {
    pg.Client.prototype.query = query;
  }
  traffic.sent = (wire?.bytesWritten ?? 0) - before.bytesWritten;
  traffic.received = (wire?.bytesRead ?? 0) - before.bytesRead;
  return traffic;
}

interface Budget {
  readonly name: string;
  readonly request: (user: TestUser, id: string, turn: number) => Promise<{ statusCode: number }>;
  readonly status: number;
  readonly most: Traffic;
}

const payload = { title: 'Buy milk', description: 'From the shop at the corner' };

/**
 * The bytes are what they were when this was written, and room for longer numbers. A row has 4 bytes for each of its columns, null or not;
 * a creation sends all of them, and once more in the answer that a key is to give again; a change sends what it gives.
 * A creation without a key is a transaction of two statements since it raises the user's number of changes.
 */
const BUDGETS: readonly Budget[] = [
  {
    name: 'getTask',
    request: (user, id) => user.request({ url: `tasks/${id}` }),
    status: 200,
    most: { roundTrips: 1, sent: 180, received: 295 },
  },
  {
    name: 'listTasks, 20 of them',
    request: (user) => user.request({ url: 'tasks?limit=20' }),
    status: 200,
    most: { roundTrips: 1, sent: 145, received: 5600 },
  },
  {
    name: 'createTask',
    request: (user) => user.request({ method: 'POST', url: 'tasks', payload }),
    status: 201,
    most: { roundTrips: 1, sent: 670, received: 130 },
  },
  {
    name: 'createTask with an Idempotency-Key',
    request: (user, _id, turn) =>
      user.request({ method: 'POST', url: 'tasks', headers: { 'idempotency-key': `key-${turn}` }, payload }),
    status: 201,
    most: { roundTrips: 1, sent: 1340, received: 150 },
  },
  {
    name: 'createTask, repeated',
    request: (user) => user.request({ method: 'POST', url: 'tasks', headers: { 'idempotency-key': 'same' }, payload }),
    status: 201,
    // The attempt that fits the usual case, its rollback, and what finds the first answer.
    most: { roundTrips: 2, sent: 5450, received: 1065 },
  },
  {
    name: 'completeTask',
    request: (user, id) => user.request({ method: 'PATCH', url: `tasks/${id}/complete` }),
    status: 200,
    most: { roundTrips: 1, sent: 270, received: 360 },
  },
  {
    name: 'updateTask',
    request: (user, id) => user.request({ method: 'PATCH', url: `tasks/${id}`, payload: { position: 7 } }),
    status: 200,
    most: { roundTrips: 1, sent: 230, received: 285 },
  },
  {
    name: 'updateTask, two fields',
    request: (user, id) => user.request({ method: 'PATCH', url: `tasks/${id}`, payload: { position: 7, priority: 1 } }),
    status: 200,
    most: { roundTrips: 1, sent: 430, received: 285 },
  },
  {
    name: 'listTasks by what tasks are planned with',
    request: (user) => user.request({ url: `tasks?sort=due&priority=0&project_id=none&parent_id=none&limit=5` }),
    status: 200,
    most: { roundTrips: 1, sent: 145, received: 1620 },
  },
];

for (const { name, request, status, most } of BUDGETS) {
  t.test(`${name}: as few round trips as can be, and not a byte more than it has to be`, { skip }, async (t) => {
    const user = newUser(app);
    for (let index = 0; index < 21; index += 1) await makeTask(user, payload);
    const { id } = await makeTask(user, payload);
    let turn = 0;
    let answered = 0;
    const traffic = await trafficOf(async () => {
      turn += 1;
      answered = (await request(user, id, turn)).statusCode;
    });
    t.equal(answered, status);
    t.equal(traffic.roundTrips, most.roundTrips, 'round trips');
    t.ok(traffic.sent <= most.sent, `${traffic.sent} bytes sent, ${most.sent} at the most`);
    t.ok(traffic.received <= most.received, `${traffic.received} bytes received, ${most.received} at the most`);
    t.ok(traffic.received > 0, 'the database has answered');
  });
}
