import t from 'tap';
import type { Kind } from '../../../src/database/raw/statement.ts';
import { createTurns, type Waiting } from '../../../src/database/raw/turns.ts';

function started(perUser: number, queueLimit: number) {
  const running: Waiting[] = [];
  const turns = createTurns({ perUser, queueLimit });
  const enter = (owner: string, kind: Kind = 'read'): Waiting => {
    const work: Waiting = { owner, kind, hasTurn: false, begin: () => running.push(work) };
    turns.enter(work);
    return work;
  };
  return { running, turns, enter };
}

t.test('so many of one user run at once, and the next when one of them ends, in order', async (t) => {
  const { running, turns, enter } = started(2, 10);
  const [first, second, third, fourth] = [enter('ada'), enter('ada'), enter('ada'), enter('ada')];
  t.strictSame(running, [first, second]);
  t.equal(turns.queued(), 2);
  turns.leave(second);
  t.strictSame(running, [first, second, third]);
  turns.leave(first);
  t.strictSame(running, [first, second, third, fourth]);
  t.equal(turns.queued(), 0);
});

t.test('nobody waits for another user', async (t) => {
  const { running, enter } = started(1, 10);
  const works = [enter('ada'), enter('ada'), enter('bob'), enter('carol', 'search')];
  t.strictSame(running, [works[0], works[2], works[3]]);
});

t.test('one search of a user runs at a time, and keeps nothing but searches of theirs waiting', async (t) => {
  const { running, turns, enter } = started(2, 10);
  const [search, second, read] = [enter('ada', 'search'), enter('ada', 'search'), enter('ada', 'read')];
  t.strictSame(running, [search, read]);
  const write = enter('ada', 'write');
  turns.leave(read);
  t.strictSame(running, [search, read, write], 'it overtakes the search that waits');
  turns.leave(search);
  t.strictSame(running, [search, read, write, second]);
});

t.test(
  'one write of a user runs at a time: another would wait for their lock with a connection of its own',
  async (t) => {
    const { running, turns, enter } = started(3, 10);
    const [write, second, read] = [enter('ada', 'write'), enter('ada', 'write'), enter('ada', 'read')];
    t.strictSame(running, [write, read]);
    turns.leave(write);
    t.strictSame(running, [write, read, second]);
  },
);

t.test('when too many wait, the user is told so, and nobody else', async (t) => {
  const { running, enter } = started(1, 2);
  for (let count = 0; count < 3; count += 1) enter('ada');
  t.throws(() => enter('ada'), {
    code: 'RATE_LIMITED',
    status: 429,
    message: '2 of your requests wait for the database already. Send fewer at once.',
    headers: { 'retry-after': '1' },
  });
  const bob = enter('bob');
  t.equal(running.at(-1), bob);
});

t.test('who gives up while waiting leaves the place to the next', async (t) => {
  const { running, turns, enter } = started(1, 2);
  const [first, second, third] = [enter('ada'), enter('ada'), enter('ada')];
  turns.leave(second);
  t.equal(turns.queued(), 1);
  t.doesNotThrow(() => enter('ada'));
  turns.leave(first);
  t.strictSame(running, [first, third]);
});
