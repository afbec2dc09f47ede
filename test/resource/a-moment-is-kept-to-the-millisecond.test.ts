import t from 'tap';
import { Problem } from '../../src/problems/index.ts';
import { draftThing, newOwner, openThings, PLAIN, parsed, withoutTable } from './things.ts';

const skip = withoutTable;

/** What is given, and what is kept of it. */
const MOMENTS = [
  ['2026-11-20T10:14:33Z', '2026-11-20T10:14:33.000Z'],
  ['2026-11-20T10:14:33.1Z', '2026-11-20T10:14:33.100Z'],
  ['2026-11-20T10:14:33.123456Z', '2026-11-20T10:14:33.123Z'],
  ['2026-11-20T10:14:33.1239999999Z', '2026-11-20T10:14:33.123Z'],
  ['2026-11-20T10:14:33.9999Z', '2026-11-20T10:14:33.999Z'],
  ['2026-11-20t10:14:33z', '2026-11-20T10:14:33.000Z'],
  ['2026-11-20T10:14:33+05:30', '2026-11-20T04:44:33.000Z'],
  ['2016-12-31T23:59:60Z', '2017-01-01T00:00:00.000Z'],
  ['0001-01-01T00:00:00Z', '0001-01-01T00:00:00.000Z'],
  ['0001-01-01T23:59:00+23:59', '0001-01-01T00:00:00.000Z'],
  ['9999-12-31T23:59:59.999999Z', '9999-12-31T23:59:59.999Z'],
  ['9999-12-31T00:00:59-23:59', '9999-12-31T23:59:59.000Z'],
  ['1969-12-31T23:59:59.9999Z', '1969-12-31T23:59:59.999Z'],
] as const;

/** Outside of what PostgreSQL and the contract both have. */
const IMPOSSIBLE = [
  '0000-01-01T00:00:00Z',
  '0000-12-31T23:59:59.9999Z',
  '0001-01-01T00:00:00+00:01',
  '9999-12-31T23:59:60Z',
  '9999-12-31T23:59:59-00:01',
];

t.test('as it was created, so it is read', { skip }, async (t) => {
  const { create, read } = await openThings(t);
  const subject = newOwner();
  for (const [given, kept] of MOMENTS) {
    const answer = await create({ owner: subject, subject, headers: {}, body: { ...PLAIN, remind_at: given } });
    const { data } = parsed<{ data: { id: string; remind_at: string } }>(answer.body);
    t.equal(data.remind_at, kept, given);
    t.strictSame(await read(subject, data.id), data, given);
  }
});

t.test('written again in another way, it changes nothing', { skip }, async (t) => {
  const { store, change, read } = await openThings(t);
  const subject = newOwner();
  for (const [given, kept] of MOMENTS) {
    const thing = draftThing(subject, { ...PLAIN, remind_at: kept });
    await store(thing);
    t.strictSame(await change(subject, thing.id, { remind_at: given }), thing, given);
    t.strictSame(
      await change(subject, thing.id, { remind_at: given, name: thing.name }),
      thing,
      'beside another field',
    );
    t.strictSame(await read(subject, thing.id), thing, `${given}: version and updated_at as they were`);
  }
});

t.test('what no calendar of both has is refused', { skip }, async (t) => {
  const { create, change, page } = await openThings(t);
  const subject = newOwner();
  const { data } = parsed<{ data: { id: string } }>(
    (await create({ owner: subject, subject, headers: {}, body: PLAIN })).body,
  );
  const refused = { name: 'Error', code: 'VALIDATION_FAILED', status: 400 };
  for (const remind_at of IMPOSSIBLE) {
    const errors = [{ in: 'body', pointer: '/remind_at', keyword: 'format' }];
    await t.rejects(create({ owner: subject, subject, headers: {}, body: { ...PLAIN, remind_at } }), {
      ...refused,
      errors,
    });
    await t.rejects(change(subject, data.id, { remind_at }), { ...refused, errors });
  }
  const due = { date: '0000-12-31', time: null, zone: null };
  const problem = await change(subject, data.id, { due }).catch((error: unknown) => error);
  t.ok(problem instanceof Problem);
  t.match(problem, {
    ...refused,
    message: 'body /due/date: 0000-12-31 must be in the years 0001 to 9999, in UTC, like 2026-11-01',
  });
  t.equal((await page(subject)).data.length, 1, 'nothing was made');
});
