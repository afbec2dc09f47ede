// The minimal server for these requests: Fastify and pg, written by hand. No token, no validation, no ORM.
import Fastify from 'fastify';
import pg from 'pg';
import { pino } from 'pino';
import { uuidv7obj } from 'uuidv7';

interface Task {
  id: string;
  version: number;
}

interface OwnerParams {
  user_id: string;
}

interface TaskParams extends OwnerParams {
  task_id: string;
}

const COLUMNS =
  'id, user_id, title, description, is_completed, completed_at, position, version, created_at, updated_at';

/** Named, so that each connection prepares them once. */
const STATEMENTS = {
  get: `SELECT ${COLUMNS} FROM tasks WHERE user_id = $1 AND id = $2`,
  list: `SELECT ${COLUMNS} FROM tasks WHERE user_id = $1 ORDER BY id DESC LIMIT $2`,
  create: `
    WITH owner AS (INSERT INTO users (id, created_at) VALUES ($1, $6) ON CONFLICT DO NOTHING)
    INSERT INTO tasks (user_id, id, title, description, position, created_at, updated_at)
    VALUES ($1, $2, $3, $4, $5, $6, $6) RETURNING ${COLUMNS}`,
  complete: `
    UPDATE tasks SET is_completed = $3, completed_at = CASE WHEN $3 THEN coalesce(completed_at, $4) END,
      version = version + (is_completed <> $3)::int,
      updated_at = CASE WHEN is_completed <> $3 THEN $4 ELSE updated_at END
    WHERE user_id = $1 AND id = $2 RETURNING ${COLUMNS}`,
};

const text = { type: 'string' };
const integer = { type: 'integer' };
const time = { type: 'string', format: 'date-time' };
const orNull = (schema: object) => ({ ...schema, nullable: true });

const task = {
  type: 'object',
  properties: {
    id: text,
    user_id: text,
    title: text,
    description: orNull(text),
    is_completed: { type: 'boolean' },
    completed_at: orNull(time),
    position: integer,
    version: integer,
    created_at: time,
    updated_at: time,
  },
};

const envelope = (data: object, meta: object) => ({
  type: 'object',
  properties: { data, meta: { type: 'object', properties: meta } },
});

const single = { response: { '2xx': envelope(task, { etag: text }) } };
const page = {
  response: {
    200: envelope(
      { type: 'array', items: task },
      { count: integer, has_more: { type: 'boolean' }, next_cursor: orNull(text) },
    ),
  },
};

const log = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination({ dest: 1, sync: false }));
const app = Fastify({ loggerInstance: log, disableRequestLogging: true });
const pool = new pg.Pool({
  connectionString: process.env.DATABASE_URL,
  max: Number(process.env.DATABASE_POOL_SIZE),
});

async function run(name: keyof typeof STATEMENTS, values: unknown[]): Promise<Task[]> {
  const { rows } = await pool.query<Task>({ name, text: STATEMENTS[name], values });
  return rows;
}

const answer = (found: Task | undefined) => found && { data: found, meta: { etag: `"${found.version}"` } };

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

app.post<{ Params: OwnerParams; Body: { title: string; description?: string; position?: number } }>(
  '/api/:user_id/tasks',
  { schema: single },
  async ({ params, body }, reply) => {
    const { title, description = null, position = 0 } = body;
    const id = uuidv7obj();
    const now = new Date(Buffer.from(id.bytes).readUIntBE(0, 6));
    const [made] = await run('create', [params.user_id, id.toString(), title, description, position, now]);
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
