// The upper limit of Fastify on this machine: constant responses after the token check. No database, no log.
import { createVerifier } from 'fast-jwt';
import Fastify from 'fastify';

const task = {
  id: '019a0000-0000-7000-8000-000000000000',
  user_id: 'user-0001',
  project_id: '019a0000-0000-7000-8000-000000000001',
  parent_id: null,
  title: 'Order new filters for the kitchen',
  description: 'The shop around the corner has them; ask for the long ones, and take two.',
  is_completed: false,
  completed_at: null,
  completed_by: null,
  due: { date: '2026-01-05', time: null, time_zone: null },
  priority: 0,
  tags: ['errand'],
  metadata: {},
  position: 1767225600000,
  version: 1,
  etag: '"1"',
  created_by: 'user-0001',
  created_at: '2026-01-01T00:00:00.000Z',
  updated_at: '2026-01-01T00:00:00.000Z',
};

const single = JSON.stringify({ data: task, meta: { etag: '"1"' } });

const page = (count: number): string =>
  JSON.stringify({
    data: Array.from({ length: count }, () => task),
    meta: { count, has_more: true, next_cursor: Buffer.from(task.id).toString('base64url') },
  });

const pages = new Map(['20', '200'].map((limit) => [limit, page(Number(limit))]));

const app = Fastify({ logger: false });
const verify = createVerifier({
  key: process.env.JWT_PUBLIC_KEY ?? process.env.JWT_SECRET ?? '',
  algorithms: [process.env.JWT_PUBLIC_KEY ? 'EdDSA' : 'HS256'],
  requiredClaims: ['exp', 'sub'],
  cache: true,
});

app.addHook('onRequest', (request, reply, done) => {
  try {
    verify(request.headers.authorization?.slice('Bearer '.length) ?? '');
  } catch {
    return reply.code(401).send();
  }
  reply.type('application/json; charset=utf-8');
  done();
});

app.get<{ Querystring: { limit: string } }>('/api/:user_id/tasks', (request, reply) => {
  reply.send(pages.get(request.query.limit));
});
app.get('/api/:user_id/tasks/:task_id', (_, reply) => {
  reply.send(single);
});
app.post('/api/:user_id/tasks', (_, reply) => {
  reply.code(201).send(single);
});
app.patch('/api/:user_id/tasks/:task_id/complete', (_, reply) => {
  reply.send(single);
});

process.once('SIGTERM', () => app.close());
app.listen({ host: '127.0.0.1', port: Number(process.env.PORT) });
