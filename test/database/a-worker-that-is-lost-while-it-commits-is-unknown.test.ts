/** What a distributed PostgreSQL (Citus 13.2) says when it loses a worker, word for word. */
import pg from 'pg';
import t from 'tap';
import { databaseProblem } from '../../src/database/failures.ts';

const failure = (code: string, message: string): pg.DatabaseError =>
  Object.assign(new pg.DatabaseError(message, message.length, 'error'), { severity: 'ERROR', code });

const LOST = [
  failure('XX000', 'could not commit transaction for shard 102017 on at least one active node'),
  failure('08006', 'connection to the remote node postgres@127.0.0.1:9702 failed'),
  failure('57P01', 'terminating connection due to administrator command'),
];

for (const lost of LOST) {
  t.test(`${lost.code}: ${lost.message}`, async (t) => {
    t.match(databaseProblem(lost, { method: 'POST' }), { status: 503, outcome: 'unknown' });
    t.match(databaseProblem(lost, { method: 'GET' }), { status: 503, outcome: 'not_performed' });
  });
}

t.test('what PostgreSQL itself undid is not performed', async (t) => {
  const cancelled = failure('57014', 'canceling statement due to statement timeout');
  t.match(databaseProblem(cancelled, { method: 'POST' }), { status: 503, outcome: 'not_performed' });
});

t.test('any other fault inside is no 503', async (t) => {
  t.equal(databaseProblem(failure('XX000', 'cache lookup failed'), { method: 'POST' }), undefined);
});
