import t from 'tap';
import { ajv } from '../../src/contract/ajv.ts';

const isValid = ajv.compile({ type: 'string', format: 'date' });

t.test('a day of the years 0001 to 9999 is a date', async (t) => {
  for (const day of ['0001-01-01', '2026-11-21', '2024-02-29', '2000-02-29', '9999-12-31']) t.ok(isValid(day), day);
});

t.test('a day that is not in the calendar is none', async (t) => {
  const none = ['2026-02-29', '2026-02-30', '1900-02-29', '2026-04-31', '2026-00-01', '2026-13-01', '2026-01-00'];
  const years = ['0000-01-01', '0000-12-31', '10000-01-01', '+02026-01-01', '-0001-01-01', '26-01-01'];
  const forms = [
    '',
    '2026-1-1',
    '20260101',
    '2026-01-01T00:00:00Z',
    ' 2026-01-01',
    '2026-01-01\n',
    '2026/01/01',
    '２０２６-01-01',
  ];
  for (const text of [...none, ...years, ...forms]) t.notOk(isValid(text), text);
});
