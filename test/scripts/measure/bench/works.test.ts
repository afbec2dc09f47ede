import t from 'tap';
import { wireText } from '../../../../scripts/measure/bench/load/request-file.ts';
import { completion, requestsFor, WORKS, type Work } from '../../../../scripts/measure/bench/works.ts';

const population = { users: 5, tasksPerUser: 9 };

t.test('the same seed gives the same requests, another one others', async (t) => {
  const of = (seed: number) => requestsFor('mix', population, { count: 50, seed, completed: 0 });
  t.same(of(1), of(1));
  t.notSame(of(1), of(2));
});

t.test('the kinds have their shares', async (t) => {
  const requests = requestsFor('mix', population, { count: 10_000, seed: 1, completed: 0 });
  for (const [kind, share] of Object.entries(WORKS.mix)) {
    const found = requests.filter((request) => request.kind === kind).length / 100;
    t.ok(Math.abs(found - share) < 2, `${kind}: ${found} % for ${share} %`);
  }
});

t.test('all works are made of requests of their own kind', async (t) => {
  for (const work of Object.keys(WORKS) as Work[]) {
    const kinds = new Set(requestsFor(work, population, { count: 500, seed: 1, completed: 0 }).map(({ kind }) => kind));
    t.same([...kinds].sort(), Object.keys(WORKS[work]).sort());
  }
});

t.test('every open task is completed once, then opened again once', async (t) => {
  const open = 5 * 6;
  const turns = Array.from({ length: 2 * open }, (_, turn) => completion(turn, population));
  const [first, second] = [turns.slice(0, open), turns.slice(open)];
  t.equal(new Set(first.map(({ path }) => path)).size, open);
  t.same(new Set(first.map(({ body }) => body)), new Set(['{"is_completed":true}']));
  t.same(
    second.map(({ path }) => path),
    first.map(({ path }) => path),
  );
  t.same(new Set(second.map(({ body }) => body)), new Set(['{"is_completed":false}']));
  const numbers = first.map(({ path }) => Number.parseInt(path.slice(-21, -9), 16));
  t.notOk(
    numbers.some((number) => number % 3 === 0),
    'none of those that were completed from the beginning',
  );
});

t.test('a request goes over the wire as HTTP/1.1', async (t) => {
  const request = { kind: 'create', method: 'POST', path: '/x', user: 1, body: '{"title":"é"}' } as const;
  t.equal(
    wireText(request, 'abc'),
    [
      ...['POST /x HTTP/1.1', 'Host: 127.0.0.1', 'Authorization: Bearer abc', 'Content-Type: application/json'],
      ...['Content-Length: 14', '', '{"title":"é"}'],
    ].join('\r\n'),
  );
});
