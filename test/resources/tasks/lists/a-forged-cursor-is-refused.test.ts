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

const GOOD: Record<string, unknown[]> = {
  created_at: [],
  updated_at: ['2026-11-20T10:00:00.000Z'],
  title: ['Buy milk'],
  position: [-2_147_483_648],
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
  position: [null, '0', '', true, [], 0.5, 1e30, 2_147_483_648, -2_147_483_649],
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
];

for (const field of Object.keys(GOOD)) {
  for (const sort of [field, `-${field}`]) {
    t.test(`sort=${sort}: a place that could be one is taken`, async (t) => {
      t.equal(await ask(sort, JSON.stringify([...(GOOD[field] ?? []), ID])), '200');
    });

    t.test(`sort=${sort}: what is no place is refused`, async (t) => {
      for (const place of RUBBISH) t.equal(await ask(sort, place), '400 INVALID_CURSOR', JSON.stringify(place));
    });

    t.test(`sort=${sort}: a value that the field cannot have is refused`, async (t) => {
      for (const value of BAD[field] ?? []) {
        t.equal(await ask(sort, JSON.stringify([value, ID])), '400 INVALID_CURSOR', JSON.stringify(value));
      }
    });

    t.test(`sort=${sort}: an id that is none is refused, and so is anything behind it`, async (t) => {
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
        t.equal(
          await ask(sort, JSON.stringify([...(GOOD[field] ?? []), id])),
          '400 INVALID_CURSOR',
          JSON.stringify(id) ?? 'none',
        );
      }
      t.equal(await ask(sort, JSON.stringify([...(GOOD[field] ?? []), ID, ID])), '400 INVALID_CURSOR', 'one more');
    });
  }
}
