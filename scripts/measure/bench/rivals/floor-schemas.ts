// What the floor's answers are: Fastify compiles its serializers from them.
const text = { type: 'string' };
const integer = { type: 'integer' };
const number = { type: 'number' };
const time = { type: 'string', format: 'date-time' };
const orNull = (schema: object) => ({ ...schema, nullable: true });

const task = {
  type: 'object',
  properties: {
    id: text,
    user_id: text,
    project_id: orNull(text),
    parent_id: orNull(text),
    title: text,
    description: orNull(text),
    is_completed: { type: 'boolean' },
    completed_at: orNull(time),
    completed_by: orNull(text),
    due: orNull({
      type: 'object',
      properties: { date: text, time: orNull(text), time_zone: orNull(text) },
    }),
    priority: integer,
    tags: { type: 'array', items: text },
    metadata: { type: 'object', additionalProperties: text },
    position: number,
    version: integer,
    etag: text,
    created_by: orNull(text),
    created_at: time,
    updated_at: time,
  },
};

const envelope = (data: object, meta: object) => ({
  type: 'object',
  properties: { data, meta: { type: 'object', properties: meta } },
});

/** The answer with one task. */
export const single = { response: { '2xx': envelope(task, { etag: text }) } };
/** The answer with a page of tasks. */
export const page = {
  response: {
    200: envelope(
      { type: 'array', items: task },
      { count: integer, has_more: { type: 'boolean' }, next_cursor: orNull(text) },
    ),
  },
};
