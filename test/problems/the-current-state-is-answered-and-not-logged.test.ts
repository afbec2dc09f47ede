import Fastify from 'fastify';
import t from 'tap';
import { problemHandler } from '../../src/problems/error-handler.ts';
import { Problem } from '../../src/problems/index.ts';
import { memoryLog } from '../helpers/log.ts';

const current = { id: '1', title: 'Something private', due: { date: '2026-11-21', time: null } };

/** The problem document and the log of a request whose handler throws. */
async function thrown(problem: Problem): Promise<{ document: Record<string, unknown>; log: string }> {
  const log = memoryLog('trace');
  const app = Fastify({ loggerInstance: log.logger });
  app.setErrorHandler(problemHandler([], { report: (outage, logger) => logger.error(outage.message) }));
  app.get('/', async () => Promise.reject(problem));
  const response = await app.inject('/');
  t.equal(response.statusCode, problem.status);
  t.match(response.headers['content-type'], /^application\/problem\+json/);
  return { document: response.json(), log: log.text() };
}

t.test('a precondition that failed is told with what is there, which the log does not have', async (t) => {
  const { document, log } = await thrown(
    new Problem('PRECONDITION_FAILED', { detail: 'It is another one.', members: { current } }),
  );
  t.match(document, { code: 'PRECONDITION_FAILED', detail: 'It is another one.' });
  t.strictSame(document.current, current);
  t.match(log, '412');
  t.notMatch(log, /private|2026-11-21/);
});

t.test('where nothing is there, no member says so', async (t) => {
  const { document } = await thrown(new Problem('PRECONDITION_FAILED', { detail: 'It is gone.' }));
  t.notOk('current' in document);
});

t.test('nor is it logged when the problem is the cause of a fault', async (t) => {
  const cause = new Problem('PRECONDITION_FAILED', { detail: 'It is another one.', members: { current } });
  const { document, log } = await thrown(new Problem('INTERNAL', { detail: 'A fault.', cause }));
  t.notOk('current' in document);
  t.match(log, 'It is another one.');
  t.notMatch(log, /private|2026-11-21/);
});
