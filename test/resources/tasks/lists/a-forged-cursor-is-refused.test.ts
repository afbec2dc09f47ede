import t from 'tap';
import { encodeCursor } from '../../../../src/resource/cursor.ts';
import { identityOf } from '../../../../src/resource/list.ts';
import { TASK } from '../../../../src/resources/tasks/task.ts';
import { outcome } from '../../../helpers/answers.ts';
import { newUser, startApp } from '../../../helpers/app.ts';
import { listUrl, makeTask } from '../../../helpers/tasks.ts';

const { app } = await startApp(t);
const alice = newUser(app);
await makeTask(alice);

const ID = '019aa0a6-3f80-7c3e-9d3b-2f6d1c9b7a10';

/** The digest of a cursor is no secret, so that anybody can make one with any place in it. */
async function ask(sort: string, place: string): Promise<string> {
  const query = { sort, limit: 50, include_total: false };
  const cursor = encodeCursor(identityOf(TASK, alice.id, query), place);
  return outcome(await alice.request({ url: listUrl({ sort, cursor }) }));
}

/** The sort values of places, one at least of each kind. */
const GOOD: Record<string, unknown[][]> = {
  created_at: [[]],
  updated_at: [['2026-11-20T10:00:00.000Z']],
  completed_at: [['2026-11-20T10:00:00.000Z'], [null]],
  title: [['Buy milk']],
  position: [[-1e15], [0.5]],
  due: [
    ['2026-11-20', '10:00:00'],
    ['0001-01-01', null],
    [null, null],
  ],
  priority: [[9], [0]],
};

/** Values that are none of the field's: of another type, out of range, or what PostgreSQL or JavaScript would stumble over. */
const BAD: Record<string, unknown[]> = {
  created_at: ['', 0, false, [], {}, '2026-11-20T10:00:00.000Z'],
  updated_at: [
    ...[null, 0, true, '', 'x', 'infinity', 'now', '2026', '2026-02-31T00:00:00.000Z', '2026-11-20 (x)'],
    ...[
      '0000-01-01T00:00:00.000Z',
      '2026-11-20T24:00:00.000Z',
      '2026-11-20T10:00:00Z\u0000',
      '+010000-01-01T00:00:00.000Z',
    ],
    ...['-000001-01-01T00:00:00.000Z', '2026-11-20T10:00:00.000Z BC', '2026-99-99T00:00:00.000Z', ['2026-11-20']],
  ],
  title: [null, 0, true, [], {}, 'a\u0000b', '\u0000', '\ud800'],
  position: [null, '0', '', true, [], {}, 'NaN', 'Infinity'],
  completed_at: [0, true, '', 'x', 'infinity', '2026-02-31T00:00:00.000Z', '2026-11-20', []],
  due: ['', 'x', 0, true, [], '0000-01-01', '2026-02-31', '2026-11-20T00:00:00.000Z', 'infinity'],
  priority: [null, '1', 0.5, true, [], 2_147_483_648],
};

/** The same, of the second of two. */
const BAD_SECOND: Record<string, unknown[]> = {
  due: ['', 'x', 0, true, [], '24:00:00', '10:00', '10:00:00.5', '10:00:60', '10:00:00+01', 'allballs'],
};

const RUBBISH = [
  '',
  ' ',
  'rubbish',
  '{',
  'null',
  'true',
  '1',
  '""',
  '{}',
  '[]',
  '[[]]',
  '\u0000',
  '\ud800',
  '[null]',
  '[,]',
  // Of no number that there is.
  `[1e400,"${ID}"]`,
];

const placeOf = (values: readonly unknown[], ...ids: unknown[]): string => JSON.stringify([...values, ...ids]);

for (const [field, places] of Object.entries(GOOD)) {
  for (const sort of [field, `-${field}`]) {
    t.test(`sort=${sort}: a place that could be one is taken`, async (t) => {
      for (const values of places) t.equal(await ask(sort, placeOf(values, ID)), '200', JSON.stringify(values));
    });

    t.test(`sort=${sort}: what is no place is refused`, async (t) => {
      for (const place of RUBBISH) t.equal(await ask(sort, place), '400 INVALID_CURSOR', JSON.stringify(place));
    });

    t.test(`sort=${sort}: a value that the field cannot have is refused`, async (t) => {
      const [[first, ...others] = []] = places;
      const bad = [
        ...(BAD[field] ?? []).map((value) => [value, ...others]),
        ...(BAD_SECOND[field] ?? []).map((value) => [first, value]),
      ];
      t.ok(bad.length > 0);
      for (const values of bad) t.equal(await ask(sort, placeOf(values, ID)), '400 INVALID_CURSOR', placeOf(values));
    });

    t.test(`sort=${sort}: an id that is none is refused, and so is anything behind it`, async (t) => {
      const [values = []] = places;
      for (const id of [
        undefined,
        null,
        1,
        '',
        'x',
        ID.replaceAll('-', ''),
        `{${ID}}`,
        `${ID}\n`,
        `urn:uuid:${ID}`,
        [ID],
      ]) {
        t.equal(await ask(sort, placeOf(values, id)), '400 INVALID_CURSOR', JSON.stringify(id) ?? 'none');
      }
      t.equal(await ask(sort, placeOf(values, ID, ID)), '400 INVALID_CURSOR', 'one more');
    });
  }
}
