import t from 'tap';
import type { ThingFields } from './thing.ts';
import { newOwner, openThings, PLAIN, parsed, withoutTable } from './things.ts';

const skip = withoutTable;

const BODY: ThingFields = {
  ...PLAIN,
  tags: ['a', 'b'],
  remind_at: '2026-11-20T10:14:33.123Z',
  due: { date: '2026-11-21', time: null, zone: null },
};

const REUSED = { code: 'IDEMPOTENCY_KEY_REUSED', status: 422 };

/** Another value for each field; where a group or a list is, another one for each part of it. */
const OTHERS: { readonly [Field in keyof ThingFields]: readonly ThingFields[Field][] } = {
  name: ['A hammer ', 'a hammer', ''],
  kind: ['toy'],
  tags: [['a'], ['b', 'a'], ['a', 'b', ''], ['a,b'], []],
  size: [1.000_000_1, -1],
  level: [0],
  is_hidden: [true],
  is_done: [true],
  remind_at: ['2026-11-20T10:14:33.124Z', null],
  due: [
    null,
    { date: '2026-11-22', time: null, zone: null },
    { date: '2026-11-21', time: '00:00:00', zone: null },
    { date: '2026-11-21', time: null, zone: 'UTC' },
  ],
  shelf: [
    { row: 2, label: null },
    { row: 1, label: '' },
  ],
  notes: [{ a: '' }, { a: 'b', b: 'a' }],
  parent_id: ['00000000-0000-7000-8000-00000000000a'],
  order: ['first', ''],
  answer: ['42'],
  now: ['then'],
  owner: ['somebody'],
};

t.test('another value in any field is another request', { skip }, async (t) => {
  const { create, page } = await openThings(t);
  const subject = newOwner();
  const headers = { 'idempotency-key': 'one' };
  const first = await create({ owner: subject, subject, headers, body: BODY });
  for (const [field, values] of Object.entries(OTHERS)) {
    for (const value of values) {
      const body = { ...BODY, [field]: value };
      await t.rejects(create({ owner: subject, subject, headers, body }), REUSED, `${field}: ${JSON.stringify(value)}`);
    }
  }
  const { due: _due, ...without } = BODY;
  await t.rejects(create({ owner: subject, subject, headers, body: { ...without, due: null } }), REUSED);
  const again = await create({ owner: subject, subject, headers, body: BODY });
  t.strictSame(again.headers, { ...first.headers, 'Idempotency-Replayed': 'true' });
  t.equal(String(again.body), String(first.body));
  // A refused attempt has gone the way of a key that is taken.
  t.strictSame(
    (await page(subject)).data.map(({ answer }) => answer),
    [null],
  );
  const second = { ...BODY, answer: '42', now: 'then', owner: 'somebody', order: 'first' };
  const other = await create({ owner: newOwner(), subject: newOwner(), headers, body: second });
  t.match(parsed<{ data: ThingFields }>(other.body).data, second);
});

t.test('the same, written in another way, is the same request', { skip }, async (t) => {
  const { create, page } = await openThings(t);
  const subject = newOwner();
  const headers = { 'idempotency-key': 'one' };
  const { status, headers: sent } = await create({ owner: subject, subject, headers, body: BODY });
  t.equal(status, 201);
  t.match(sent, { ETag: '"1"', Location: /^\/api\/user-[-0-9a-f]+\/things\/[-0-9a-f]{36}$/ });
  const due = { zone: null, time: null, date: '2026-11-21' };
  const { name, ...others } = BODY;
  for (const body of [
    { ...others, due, name },
    { ...BODY, remind_at: '2026-11-20T11:14:33.1230+01:00' },
  ]) {
    const again = await create({ owner: subject, subject, headers, body });
    t.strictSame(again.headers, { ...sent, 'Idempotency-Replayed': 'true' });
  }
  t.equal((await page(subject)).data.length, 1);
});

t.test('a key of another operation is taken', { skip }, async (t) => {
  const { create, createOtherwise, page } = await openThings(t);
  const subject = newOwner();
  const headers = { 'idempotency-key': 'one' };
  await create({ owner: subject, subject, headers, body: BODY });
  await t.rejects(createOtherwise({ owner: subject, subject, headers, body: BODY }), {
    ...REUSED,
    message: /createTask/,
  });
  t.equal((await page(subject)).data.length, 1);
  const other = await createOtherwise({ owner: newOwner(), subject: newOwner(), headers, body: BODY });
  t.notOk('Idempotency-Replayed' in other.headers, 'a key belongs to its user');
  const { data } = parsed<{ data: ThingFields }>(other.body);
  t.match(data, BODY);
});
