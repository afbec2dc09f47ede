import t from 'tap';
import { progressBar } from '../../../../scripts/common/progress.ts';
import { believableTasks } from '../../../../scripts/database/seed/tasks.ts';

const NOW = new Date('2026-11-20T10:14:33.600Z');
const make = (seed: number, count = 300) => [...believableTasks({ owner: 'demo', count, seed, now: NOW })];

/** The first 48 bits of a version 7 UUID (RFC 9562, section 5.7). */
const momentIn = (id: string): number => Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16);

t.test('equal seeds make equal tasks, others make others', async (t) => {
  t.strictSame(make(7), make(7));
  t.notSame(make(7), make(8));
});

t.test('the rules of a task hold for each', async (t) => {
  const tasks = make(1);
  const broken = tasks.filter(
    ({ id, user_id, title, is_completed, completed_at, completed_by, created_by, version, created_at, updated_at }) =>
      momentIn(id) !== created_at.getTime() ||
      !/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id) ||
      user_id !== 'demo' ||
      /[{}]/.test(title) ||
      is_completed !== (completed_at !== null) ||
      completed_by !== (is_completed ? user_id : null) ||
      created_by !== user_id ||
      created_at > updated_at ||
      updated_at > NOW ||
      (version === 1 && (is_completed || updated_at.getTime() !== created_at.getTime())),
  );
  t.strictSame(broken, []);
  const ids = tasks.map(({ id }) => id);
  t.strictSame(ids, [...new Set(ids)].sort(), 'each has an id of its own, the oldest first');
});

t.test('they are of many kinds', async (t) => {
  const tasks = make(1);
  t.ok(new Set(tasks.map(({ title }) => title)).size > 100);
  for (const name of ['is_completed', 'description', 'version'] as const) {
    t.ok(new Set(tasks.map((task) => Boolean(task[name] === 1 ? false : task[name]))).size === 2, name);
  }
});

t.test('as many as there are milliseconds to have one each', async (t) => {
  let count = 0;
  let latest = '';
  for (const { id } of believableTasks({ owner: 'demo', count: 20_000, seed: 3, now: NOW })) {
    count += id > latest ? 1 : 0;
    latest = id;
  }
  t.equal(count, 20_000);
});

t.test('progress is drawn in a terminal only', async (t) => {
  const drawn = (isTTY: boolean): string => {
    let text = '';
    const write = (piece: string | Uint8Array) => {
      text += piece;
      return true;
    };
    const show = progressBar({ isTTY, write }, 300);
    for (const done of [100, 300]) show(done);
    return text;
  };
  t.equal(drawn(true), `\r${'█'.repeat(10)}${'░'.repeat(20)} 100 of 300\r${'█'.repeat(30)} 300 of 300\n`);
  t.equal(drawn(false), '');
});
