import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import ICAL from 'ical.js';
import t from 'tap';
import { newUser, startApp } from '../../helpers/app.ts';
import { exportOf, furnish } from './accounts.ts';

const { app } = await startApp(t);

const TYPES: [accept: string | undefined, type: string, ending: string][] = [
  [undefined, 'application/json; charset=utf-8', 'json'],
  ['*/*', 'application/json; charset=utf-8', 'json'],
  ['image/png', 'application/json; charset=utf-8', 'json'],
  ['text/csv', 'text/csv', 'csv'],
  ['text/calendar', 'text/calendar', 'ics'],
  ['text/csv;q=0.5, text/calendar', 'text/calendar', 'ics'],
];

for (const [accept, type, ending] of TYPES) {
  t.test(`Accept ${accept}: ${type}`, async (t) => {
    const user = newUser(app);
    await furnish(user);
    const { statusCode, headers, body, rawPayload } = await exportOf(user, accept);
    t.equal(statusCode, 200);
    t.equal(headers['content-type'], type);
    t.match(
      headers['content-disposition'],
      new RegExp(`^attachment; filename="taskpact-\\d{4}-\\d\\d-\\d\\d\\.${ending}"$`),
    );
    t.equal(headers['content-length'], String(rawPayload.length));
    t.match(headers.vary, /\bAccept\b/);
    t.match(body, /Haus & Hof|SUMMARY:Below/);
  });
}

t.test('HEAD has its headers and no body', async (t) => {
  const user = newUser(app);
  await furnish(user);
  const { rawPayload } = await exportOf(user, 'text/csv');
  const head = await user.request({ method: 'HEAD', url: '/api/me/account/export', headers: { accept: 'text/csv' } });
  t.equal(head.statusCode, 200);
  t.equal(head.headers['content-length'], String(rawPayload.length));
  t.equal(head.body, '');
});

t.test('a calendar has each task as a to-do, and nothing else', async (t) => {
  const user = newUser(app);
  await furnish(user);
  const calendar = new ICAL.Component(ICAL.parse((await exportOf(user, 'text/calendar')).body));
  const summaries = calendar.getAllSubcomponents('vtodo').map((todo) => todo.getFirstPropertyValue('summary'));
  t.strictSame(summaries.sort(), ['=1+1 "quoted"\n, next line', 'Below', '\u2028 Ünïcödé 😀'].sort());
});

t.test('it leaves no file behind', async (t) => {
  const user = newUser(app);
  await furnish(user);
  const mine = () => readdirSync(tmpdir()).filter((name) => /^taskpact-[\da-f-]{36}$/.test(name));
  const before = mine();
  await exportOf(user);
  t.strictSame(
    mine().filter((name) => !before.includes(name)),
    [],
  );
});
