import t from 'tap';
import { newUser, startApp } from '../../../helpers/app.ts';
import { storeTasks, taskRow } from '../../../helpers/rows.ts';
import { readAll } from '../../../helpers/tasks.ts';

const { app, database } = await startApp(t);
const alice = newUser(app);

const TIMES = ['2026-11-20T10:00:00.499Z', '2026-11-20T10:00:00.500Z', '2026-11-20T10:00:00.501Z'];
const [T499 = '', T500 = '', T501 = ''] = TIMES;
/** Around the leap second at the end of 2016, which PostgreSQL counts as the first moment of 2017. */
const LEAP = ['2016-12-31T23:59:59.999Z', '2017-01-01T00:00:00.000Z', '2017-01-01T00:00:00.001Z'];
const [before2017 = '', in2017 = '', later = ''] = LEAP;

await storeTasks(
  database,
  [...LEAP, ...TIMES].map((time) => taskRow(alice.id, { created_at: new Date(time), title: time })),
);

interface Range {
  after?: string;
  before?: string;
  want: string[];
}

const RANGES: Record<string, Range> = {
  'after a moment': { after: T500, want: [T501] },
  'before a moment': { before: T499, want: LEAP },
  'between two moments': { after: T499, before: T501, want: [T500] },
  'between a moment and itself': { after: T500, before: T500, want: [] },
  'between two moments the wrong way round': { after: T501, before: T499, want: [] },
  'east of Greenwich': { after: '2026-11-20T11:00:00.500+01:00', want: [T501] },
  'west of Greenwich': { after: '2026-11-20T04:30:00.500-05:30', want: [T501] },
  'on another day there': {
    after: '2026-11-21T00:00:00.499+14:00',
    before: '2026-11-20T10:00:00.501-00:00',
    want: [T500],
  },
  'in lower case': { after: '2026-11-20t10:00:00.500z', want: [T501] },
  'without a fraction': { after: '2026-11-20T10:00:00Z', want: TIMES },
  'with a short fraction': { after: '2026-11-20T10:00:00.5Z', want: [T501] },
  'after a fraction of a millisecond': { after: '2026-11-20T10:00:00.4999Z', want: [T500, T501] },
  'after a fraction of the same millisecond': { after: '2026-11-20T10:00:00.5001Z', want: [T501] },
  'before a fraction of a millisecond': {
    after: in2017,
    before: '2026-11-20T10:00:00.5001Z',
    want: [later, T499, T500],
  },
  'before zeros behind the millisecond': { after: later, before: '2026-11-20T10:00:00.500000Z', want: [T499] },
  'before many nines': { after: T499, before: `2026-11-20T10:00:00.500${'9'.repeat(40)}Z`, want: [T500] },
  'after the leap second': { after: '2016-12-31T23:59:60Z', before: T499, want: [later] },
  'before the leap second': { before: '2016-12-31T23:59:60Z', want: [before2017] },
  'before a leap second elsewhere': { before: '2017-01-01T00:59:60+01:00', want: [before2017] },
  'before a fraction of the leap second': { before: '2016-12-31T23:59:60.0005Z', want: [before2017, in2017] },
};

for (const field of ['created', 'updated']) {
  for (const [name, { after, before, want }] of Object.entries(RANGES)) {
    t.test(`${field} ${name}`, async (t) => {
      const found = await readAll(alice, {
        [`${field}_after`]: after,
        [`${field}_before`]: before,
        sort: 'created_at',
      });
      t.strictSame(
        found.map(({ title }) => title),
        want,
      );
    });
  }
}

t.test('created and updated are told apart', async (t) => {
  const bob = newUser(app);
  const changed = { title: 'changed', created_at: new Date(T499), updated_at: new Date(T501) };
  await storeTasks(database, [taskRow(bob.id, changed), taskRow(bob.id, { title: 'not', created_at: new Date(T499) })]);
  const titles = async (query: Record<string, string>) => (await readAll(bob, query)).map(({ title }) => title);
  t.strictSame(await titles({ updated_after: T500 }), ['changed']);
  t.strictSame(await titles({ created_after: T500 }), []);
  t.strictSame(await titles({ updated_before: T500 }), ['not']);
  t.strictSame(await titles({ created_before: T500, updated_after: T500 }), ['changed']);
});
