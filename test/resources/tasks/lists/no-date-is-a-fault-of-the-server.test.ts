import t from 'tap';
import { outcome } from '../../../helpers/answers.ts';
import { newUser, startApp } from '../../../helpers/app.ts';
import { listUrl, makeTask, readAll } from '../../../helpers/tasks.ts';

const { app } = await startApp(t);
const alice = newUser(app);
await makeTask(alice);

const FIELDS = ['created', 'updated'];

const LONG_AGO = ['0000-01-01T00:00:00Z', '0000-02-29T23:59:59.999+23:59', '0001-01-01T00:00:00Z'];
LONG_AGO.push('0001-01-01T00:00:00+23:59', '0001-01-01T00:00:00.0001-23:59', '0000-12-31T23:59:60Z');

const FAR_OFF = ['9999-12-31T23:59:59.999Z', '9999-12-31T23:59:59.9999Z', '9999-12-31T23:59:60Z'];
FAR_OFF.push('9999-12-31T23:59:60.9999Z', '9999-12-31T00:00:00-23:59', '9999-12-31T23:59:59.9999-23:59');

const NO_DATES = [
  ...['2026-02-29T00:00:00Z', '2026-13-01T00:00:00Z', '2026-00-10T00:00:00Z', '2026-11-31T00:00:00Z'],
  ...['2026-11-20T24:00:00Z', '2026-11-20T10:60:00Z', '2026-11-20T10:00:61Z', '2026-11-20T10:00:60Z'],
  ...['2026-11-20T10:00:00', '2026-11-20', '10:00:00Z', '1700000000', 'now', 'infinity', '-infinity', 'null', ' '],
  ...['2026-11-20T10:00:00.Z', '2026-11-20T10:00Z', '2026-11-20T10:00:00+24:00', '2026-11-20T10:00:00+01:60'],
  ...['2026-11-20T10:00:00+01', '2026-11-20T10:00:00+0100', '2026-11-20T10:00:00-5', '2026-11-20T10:00:00ZZ'],
  ...['2026-11-20 10:00:00Z', '2026-11-20\t10:00:00Z', '2026-11-20\n10:00:00Z', '2026-11-20\u00a010:00:00Z'],
  ...['+002026-11-20T10:00:00Z', '-0001-11-20T10:00:00Z', '12026-11-20T10:00:00Z', '2026-11-20T10:00:00Z BC'],
  ...['٢٠٢٦-11-20T10:00:00Z', '2026-11-20T10:00:00,5Z', "2026-11-20T10:00:00Z' OR 1=1", '2026-W47-5T10:00:00Z'],
];

for (const field of FIELDS) {
  t.test(`the first years are before everything ${field}`, async (t) => {
    for (const date of LONG_AGO) {
      t.equal((await readAll(alice, { [`${field}_after`]: date })).length, 1, `after ${date}`);
      t.equal((await readAll(alice, { [`${field}_before`]: date })).length, 0, `before ${date}`);
    }
  });

  t.test(`the last year is after everything ${field}`, async (t) => {
    for (const date of FAR_OFF) {
      t.equal((await readAll(alice, { [`${field}_after`]: date })).length, 0, `after ${date}`);
      t.equal((await readAll(alice, { [`${field}_before`]: date })).length, 1, `before ${date}`);
    }
  });

  t.test(`what is no date-time of RFC 3339 is refused, ${field}`, async (t) => {
    for (const date of NO_DATES) {
      for (const name of [`${field}_after`, `${field}_before`]) {
        const answer = await alice.request({ url: listUrl({ [name]: date }) });
        t.equal(outcome(answer), '400 VALIDATION_FAILED', `${name}=${JSON.stringify(date)}`);
      }
    }
  });
}
