import t from 'tap';
import { rowSerializer } from '../../../../scripts/build/generate/row-serializer.ts';
import type { ContractDocument, SchemaObject } from '../../../../src/contract/document.ts';
import type { TextRow } from '../../../../src/database/raw/row.ts';

const contractWith = (properties: Record<string, SchemaObject>): ContractDocument => ({
  openapi: '3.1.1',
  info: { title: 'test', version: '1' },
  paths: {},
  components: { schemas: { Task: { type: 'object', properties }, Level: { type: ['integer', 'null'] } } },
});

/** What was made, as `text` gives it: the JSON that is written for the texts of a row. */
async function serializerOf(properties: Record<string, SchemaObject>) {
  const { build } = await import('esbuild');
  const stdin = { contents: rowSerializer(contractWith(properties)), loader: 'ts', resolveDir: 'generated' } as const;
  const { outputFiles } = await build({ stdin, bundle: true, write: false, platform: 'node', format: 'esm' });
  const { TASK_COLUMNS, putTask, roomOfTask } = (await import(
    `data:text/javascript,${encodeURIComponent(String(outputFiles[0]?.text))}`
  )) as typeof import('../../../../generated/task-row.ts');
  return {
    TASK_COLUMNS,
    text(owner: string, fields: TextRow): string {
      const parts = fields.flatMap((field) => [lengthOf(field), Buffer.from(field ?? '')]);
      const bytes = Buffer.concat([Buffer.from('before'), ...parts, Buffer.from('behind')]);
      const row = { bytes, start: 'before'.length, end: bytes.length - 'behind'.length, fields };
      const to = Buffer.alloc(roomOfTask(Buffer.from(owner), row));
      return to.toString('utf8', 0, putTask(to, 0, Buffer.from(owner), row));
    },
  };
}

function lengthOf(field: string | null): Buffer {
  const length = Buffer.alloc(4);
  length.writeInt32BE(field === null ? -1 : Buffer.byteLength(field));
  return length;
}

t.test('each type in its way, null where the contract has it', async (t) => {
  const { TASK_COLUMNS, text } = await serializerOf({
    id: { type: 'string', format: 'uuid' },
    user_id: { type: 'string' },
    note: { type: ['string', 'null'] },
    level: { $ref: '#/components/schemas/Level' },
    is_new: { type: 'boolean' },
    completed_at: { type: ['string', 'null'], format: 'date-time' },
    is_completed: { type: 'boolean' },
  });
  t.equal(TASK_COLUMNS, 'id, note, level, is_new, completed_at', 'neither what is known nor what follows');
  t.equal(
    text('"ada"', ['0', 'a "quote"', '3', 't', '2026-11-20 10:14:33.6+00']),
    '{"id":"0","user_id":"ada","note":"a \\"quote\\"","level":3,"is_new":true,"completed_at":"2026-11-20T10:14:33.600Z","is_completed":true}',
  );
  t.equal(
    text('"ada"', ['0', null, null, 'f', null]),
    '{"id":"0","user_id":"ada","note":null,"level":null,"is_new":false,"completed_at":null,"is_completed":false}',
  );
});

t.test('a time that is not UTC is no time', async (t) => {
  const { text } = await serializerOf({ at: { type: 'string', format: 'date-time' } });
  for (const [given, want] of [
    ['2026-11-20 10:14:33+00', '"2026-11-20T10:14:33.000Z"'],
    ['2026-11-20 10:14:33.1+00', '"2026-11-20T10:14:33.100Z"'],
    ['2026-11-20 10:14:33.12+00', '"2026-11-20T10:14:33.120Z"'],
    ['2026-11-20 10:14:33.123+00', '"2026-11-20T10:14:33.123Z"'],
  ] as const) {
    t.equal(text('', [given]), `{"at":${want}}`);
  }
  for (const other of [
    '2026-11-20 10:14:33.123+05:30',
    '2026-11-20 10:14:33.+00',
    '2026-11-20',
    '12026-11-20 10:14:33.123+00',
  ]) {
    t.throws(() => text('', [other]), { message: `not a time as PostgreSQL writes it in UTC: ${other}` });
  }
});

t.test('what it cannot write stops the generation', async (t) => {
  t.throws(() => rowSerializer(contractWith({ tags: { type: 'array' } })), { message: /No way to write tags/ });
  t.throws(() => rowSerializer(contractWith({ one: { type: 'string', enum: ['a'] } })), {
    message: /No way to write one/,
  });
});
