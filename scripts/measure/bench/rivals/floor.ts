// The minimal server for these requests: Fastify and pg, written by hand. No token, no validation, no ORM.
import Fastify from 'fastify';
import pg from 'pg';
import { pino } from 'pino';
import { uuidv7obj } from 'uuidv7';
import { page, single } from './floor-schemas.js';

interface Due {
  date: string;
  time: string | null;
  time_zone: string | null;
}

interface Row {
  id: string;
  due_date: string | null;
  due_time: string | null;
  due_time_zone: string | null;
  version: number;
}

interface Task extends Row {
  due: Due | null;
  etag: string;
}

interface NewTask {
  title: string;
  description?: string | null;
  project_id?: string | null;
  parent_id?: string | null;
  is_completed?: boolean;
  due?: Partial<Due> | null;
  priority?: number;
  tags?: string[];
  metadata?: Record<string, string>;
  position?: number;
}

interface OwnerParams {
  user_id: string;
}

interface TaskParams extends OwnerParams {
  task_id: string;
}

// A day as it is, no moment of the local time zone.
pg.types.setTypeParser(pg.types.builtins.DATE, (day) => day);

const COLUMNS = `id, user_id, project_id, parent_id, title, description, is_completed, completed_at, completed_by,
  due_date, due_time, due_time_zone, priority, tags, metadata, position, version, created_by, created_at, updated_at`;

/** Named, so that each connection prepares them once. */
const STATEMENTS = {
  get: `SELECT ${COLUMNS} FROM tasks WHERE user_id = $1 AND id = $2`,
  list: `SELECT ${COLUMNS} FROM tasks WHERE user_id = $1 ORDER BY id DESC LIMIT $2`,
  create: `
    WITH owner AS (INSERT INTO users (id, created_at) VALUES ($1, $16) ON CONFLICT DO NOTHING)
    INSERT INTO tasks (user_id, id, project_id, parent_id, title, description, is_completed, completed_at, completed_by,
      due_date, due_time, due_time_zone, priority, tags, metadata, position, created_by, created_at, updated_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $17, $9, $10, $11, $12, $13, $14, $15, $1, $16, $16) RETURNING ${COLUMNS}`,
  complete: `
    UPDATE tasks SET is_completed = $3, completed_at = CASE WHEN $3 THEN coalesce(completed_at, $4) END,
      completed_by = CASE WHEN $3 THEN coalesce(completed_by, $1) END,
      version = version + (is_completed <> $3)::int,
      updated_at = CASE WHEN is_completed <> $3 THEN $4 ELSE updated_at END
    WHERE user_id = $1 AND id = $2 RETURNING ${COLUMNS}`,
};

const log = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination({ dest: 1, sync: false }));
const app = Fastify({ loggerInstance: log, disableRequestLogging: true });
const pool = new pg.Pool({
  connectionString: process.env.DATABASE_URL,
  max: Number(process.env.DATABASE_POOL_SIZE),
});

/** What the row lacks is put into it: a copy would cost more. */
function taskOf(row: Row): Task {
  const { due_date: date, due_time: time, due_time_zone: time_zone, version } = row;
  return Object.assign(row, { due: date === null ? null : { date, time, time_zone }, etag: `"${version}"` });
}

async function run(name: keyof typeof STATEMENTS, values: unknown[]): Promise<Task[]> {
  const { rows } = await pool.query<Row>({ name, text: STATEMENTS[name], values });
  return rows.map(taskOf);
}

const answer = (found: Task | undefined) => found && { data: found, meta: { etag: found.etag } };

app.addHook('onResponse', (request, reply, done) => {
  const { method, routeOptions } = request;
  const duration_ms = Math.round(reply.elapsedTime * 1000) / 1000;
  request.log.info({ method, route: routeOptions.url, status: reply.statusCode, duration_ms }, 'request');
  done();
});

app.get<{ Params: OwnerParams; Querystring: { limit: string } }>(
  '/api/:user_id/tasks',
  { schema: page },
  async ({ params, query }) => {
    const limit = Number(query.limit);
    const found = await run('list', [params.user_id, limit + 1]);
    const has_more = found.length > limit;
    const data = has_more ? found.slice(0, limit) : found;
    const next_cursor = has_more ? Buffer.from(data[limit - 1]?.id ?? '').toString('base64url') : null;
    return { data, meta: { count: data.length, has_more, next_cursor } };
  },
);

app.get<{ Params: TaskParams }>('/api/:user_id/tasks/:task_id', { schema: single }, async ({ params }, reply) => {
  const [found] = await run('get', [params.user_id, params.task_id]);
  return answer(found) ?? reply.code(404).send();
});

app.post<{ Params: OwnerParams; Body: NewTask }>(
  '/api/:user_id/tasks',
  { schema: single },
  async ({ params, body }, reply) => {
    const id = uuidv7obj();
    const now = new Date(Buffer.from(id.bytes).readUIntBE(0, 6));
    const { due, is_completed = false, priority = 0, tags = [], metadata = {}, position = now.getTime() } = body;
    const [made] = await run('create', [
      params.user_id,
      id.toString(),
      body.project_id ?? null,
      body.parent_id ?? null,
      body.title,
      body.description ?? null,
      is_completed,
      is_completed ? now : null,
      due?.date ?? null,
      due?.time ?? null,
      due?.time_zone ?? null,
      priority,
      tags,
      metadata,
      position,
      now,
      is_completed ? params.user_id : null,
    ]);
    return reply.code(201).send(answer(made));
  },
);

app.patch<{ Params: TaskParams; Body: { is_completed: boolean } }>(
  '/api/:user_id/tasks/:task_id/complete',
  { schema: single },
  async ({ params, body }, reply) => {
    const [changed] = await run('complete', [params.user_id, params.task_id, body.is_completed, new Date()]);
    return answer(changed) ?? reply.code(404).send();
  },
);

process.once('SIGTERM', async () => {
  await app.close();
  await pool.end();
});
app.listen({ host: '127.0.0.1', port: Number(process.env.PORT) });
