import t from 'tap';
import { ajv } from '../../src/contract/ajv.ts';

const isValid = ajv.compile({ type: 'string', format: 'time-zone' });

t.test('a name of the IANA database is a zone, in any case, the first time and again', async (t) => {
  for (const name of [
    'Europe/Vienna',
    'UTC',
    'America/Argentina/Buenos_Aires',
    'Etc/GMT+1',
    'America/Port-au-Prince',
  ]) {
    for (const text of [name, name, name.toLowerCase(), name.toUpperCase()]) t.ok(isValid(text), text);
  }
});

t.test('an offset is none, and nothing else is', async (t) => {
  const offsets = ['+01:00', '-08:00', '+0100', '+01', '+00:00', 'Z', 'GMT+1', 'UTC+01:00'];
  const others = ['', ' ', 'Europe', 'Europe/Atlantis', 'Europe/Vienna ', ' UTC', 'UTC\n', 'Asia/\u212aabul', 'local'];
  t.ok(isValid('Asia/Kabul'), 'whose K the sign of the kelvin is no other way to write');
  for (const text of [...offsets, ...others]) {
    t.notOk(isValid(text), text);
    t.notOk(isValid(text), `${text} again`);
  }
});
