import { SpanKind, SpanStatusCode } from '@opentelemetry/api';
import t, { type Test } from 'tap';
import { taskIn } from '../../helpers/answers.ts';
import { newUser, type TestUser } from '../../helpers/app.ts';
import { startObserved } from '../metrics/observed.ts';
import { attributesOf, type Collector, startCollector } from './collector.ts';

/** OTLP counts kinds from 1, the API from 0. */
const SERVER = SpanKind.SERVER + 1;
const CLIENT = SpanKind.CLIENT + 1;

const COLLECTION = '/api/:user_id/tasks';

/** A user of a traced app, and its collector; what was sent is all there after `close`. */
async function traced(t: Test): Promise<{ alice: TestUser; collector: Collector; close(): Promise<void> }> {
  const collector = await startCollector(t);
  const { app } = await startObserved(t, { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url });
  return { alice: newUser(app), collector, close: () => app.close() };
}

const serverSpans = (collector: Collector) =>
  collector
    .spans()
    .filter(({ kind }) => kind === SERVER)
    .map(({ name, attributes, status }) => {
      const found = attributesOf(attributes);
      return [name, found['http.route'] ?? null, found['http.response.status_code'], status.code];
    });

t.test('it is named after the operation, with its route and status', async (t) => {
  const { alice, collector, close } = await traced(t);
  await alice.request({ method: 'POST', url: 'tasks', payload: { title: 'Buy milk' } });
  await alice.request({ url: 'tasks' });
  await alice.request({ url: 'tasks?limit=0' });
  await alice.request({ url: '/health' });
  await alice.request({ url: '/nowhere' });
  await close();
  const { UNSET } = SpanStatusCode;
  t.strictSame(serverSpans(collector), [
    ['createTask', COLLECTION, 201, UNSET],
    ['listTasks', COLLECTION, 200, UNSET],
    ['listTasks', COLLECTION, 400, UNSET],
    ['getHealth', '/health', 200, UNSET],
    ['GET', null, 404, UNSET],
  ]);
  t.match(collector.resource(), { 'service.name': 'taskpact' });
});

t.test('what the service is to blame for is an error', async (t) => {
  const collector = await startCollector(t);
  const { app } = await startObserved(t, { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, METRICS_PORT: '0' }, () => {
    throw new Error('a fault of this test');
  });
  await newUser(app).request({ url: 'tasks' });
  await app.close();
  t.strictSame(serverSpans(collector), [['listTasks', COLLECTION, 500, SpanStatusCode.ERROR]]);
  t.notMatch(collector.text(), 'a fault of this test');
});

t.test('it goes on with the trace of its caller, and holds its statements', async (t) => {
  const { alice, collector, close } = await traced(t);
  const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
  const headers = { traceparent: `00-${traceId}-00f067aa0ba902b7-01` };
  // The first write of a user makes the user as well.
  await alice.request({ method: 'POST', url: 'tasks', payload: { title: 'Buy bread' } });
  await alice.request({ method: 'POST', url: 'tasks', headers, payload: { title: 'Buy milk' } });
  await close();
  const spans = collector.spans().filter((span) => span.traceId === traceId);
  const root = spans.find(({ kind }) => kind === SERVER);
  t.equal(root?.parentSpanId, '00f067aa0ba902b7');
  const handler = spans.find(({ name }) => name === 'handler');
  t.equal(handler?.parentSpanId, root?.spanId);
  const statements = spans.filter(({ kind }) => kind === CLIENT);
  t.strictSame(
    statements.map(({ parentSpanId }) => parentSpanId),
    [handler?.spanId],
  );
  t.match(attributesOf(statements[0]?.attributes ?? []), {
    'db.system.name': 'postgresql',
    'db.query.text': /INSERT INTO/i,
  });
});

t.test('it tells nothing about the user', async (t) => {
  const { alice, collector, close } = await traced(t);
  const secret = 'do-not-trace-me';
  const payload = { title: `${secret} title`, description: `${secret} description` };
  const { id } = taskIn(await alice.request({ method: 'POST', url: 'tasks', payload }));
  await alice.request({ method: 'PATCH', url: `tasks/${id}`, payload });
  await alice.request({ url: `/api/${alice.id}/tasks/${id}` });
  await alice.request({ url: `tasks?q=${secret}` });
  for (const url of [`/${secret}`, `/api/${secret}/tasks`, `tasks/${secret}`, `tasks?${secret}=1`, `/%zz${secret}`])
    await alice.request({ url });
  await close();
  t.ok(collector.spans().length >= 12, 'there are spans');
  for (const word of [secret, alice.id, alice.token, id]) t.notMatch(collector.text(), word);
});
