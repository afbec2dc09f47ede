import t from 'tap';
import { draftThing, newOwner, openThings, PLAIN, withoutTable } from './things.ts';

const skip = withoutTable;
const DUE = { date: '2026-11-21', time: '14:30:00', zone: 'Europe/Vienna' };

t.test('a member of a group, and nothing else', { skip }, async (t) => {
  const { store, change } = await openThings(t);
  const subject = newOwner();
  const thing = draftThing(subject, { ...PLAIN, due: DUE, shelf: { row: 1, label: 'left' } });
  await store(thing);
  t.strictSame((await change(subject, thing.id, { due: { time: '08:00:00' } })).due, { ...DUE, time: '08:00:00' });
  t.strictSame((await change(subject, thing.id, { due: { time: null } })).due, { ...DUE, time: null });
  t.strictSame((await change(subject, thing.id, { due: { date: '2026-11-22', time: '09:00:00' } })).due, {
    ...{ date: '2026-11-22', time: '09:00:00', zone: 'Europe/Vienna' },
  });
  t.strictSame((await change(subject, thing.id, { shelf: { label: null } })).shelf, { row: 1, label: null });
  t.strictSame((await change(subject, thing.id, { shelf: { row: 2 }, name: 'Two' })).shelf, { row: 2, label: null });
  t.match(await change(subject, thing.id, { due: {} }), { version: 6, name: 'Two' }, 'with no member it is no change');
});

t.test('null empties a group that may be null', { skip }, async (t) => {
  const { store, change, database, declared } = await openThings(t);
  const subject = newOwner();
  const thing = draftThing(subject, { ...PLAIN, due: DUE });
  await store(thing);
  const emptied = await change(subject, thing.id, { due: null });
  t.strictSame(emptied, { ...thing, due: null, version: 2, etag: '"2"', updated_at: emptied.updated_at });
  const { rows } = await database.pool.query(`SELECT due_date, due_time, due_zone FROM ${declared.table}`);
  t.strictSame(rows, [{ due_date: null, due_time: null, due_zone: null }], 'with all its members');
  t.strictSame(await change(subject, thing.id, { due: null }), emptied, 'twice is once');
  t.strictSame((await change(subject, thing.id, { due: DUE })).due, DUE, 'and it can be filled again');
});

t.test('a flag keeps the moment since when it is true', { skip }, async (t) => {
  const { store, change } = await openThings(t);
  const subject = newOwner();
  const thing = draftThing(subject, PLAIN);
  await store(thing);
  const done = await change(subject, thing.id, { is_done: true });
  t.match(done, { is_done: true, version: 2, done_at: done.updated_at });
  t.strictSame(await change(subject, thing.id, { is_done: true }), done);
  t.match(await change(subject, thing.id, { is_done: true, name: 'Two' }), { done_at: done.done_at, version: 3 });
  t.match(await change(subject, thing.id, { is_done: false }), { is_done: false, done_at: null, version: 4 });
});
