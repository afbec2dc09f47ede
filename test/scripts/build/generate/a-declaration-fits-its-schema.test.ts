import t, { type Test } from 'tap';
import type { SchemaObject } from '../../../../src/contract/document.ts';
import { columnsOf } from '../../../../src/resource/columns.ts';
import { date, dateTime, group, nullable, text, uuid } from '../../../../src/resource/fields.ts';
import { writerOf } from '../../../resource/writers.ts';

const fields = {
  id: uuid(),
  at: nullable(dateTime()),
  due: nullable(group<{ date: string }>({ date: date() })),
};

const SCHEMA = {
  id: { type: 'string', format: 'uuid' },
  at: { type: ['string', 'null'], format: 'date-time' },
  due: { anyOf: [{ type: 'null' }, { type: 'object', properties: { date: { type: 'string', format: 'date' } } }] },
};

const generate = (t: Test, properties: Record<string, SchemaObject>) =>
  writerOf(t, { fields, selected: columnsOf(fields) }, properties);

const refusal = (...findings: string[]) => ({
  message: `The declaration of Thing in src/resources/ does not fit: ${findings.join('; ')}`,
});

t.test('one that fits', async (t) => {
  await t.resolves(generate(t, SCHEMA));
});

t.test('what it lacks and what it has too many is named', async (t) => {
  const { id, at } = SCHEMA;
  await t.rejects(
    generate(t, { id, at, note: { type: 'string' } }),
    refusal("note of the contract's Thing is missing", "due is not in the contract's Thing"),
  );
});

t.test('a text that is stored as something else is named, in groups too', async (t) => {
  const moment = { type: 'string', format: 'date-time' };
  await t.rejects(
    generate(t, { ...SCHEMA, id: moment, due: { type: ['object', 'null'], properties: { date: moment } } }),
    refusal('id is uuid there, and date-time in the contract', 'due.date is date there, and date-time in the contract'),
  );
});

t.test('what has no format may be stored as it likes', async (t) => {
  const declared = { fields: { name: text() }, selected: columnsOf({ name: text() }) };
  await t.resolves(writerOf(t, declared, { name: { type: 'string' } }));
});
