import { EventEmitter } from 'node:events';
import type { Socket } from 'node:net';
import { PassThrough } from 'node:stream';
import t from 'tap';
import { type MessageConnection, useRawRows } from '../../../src/database/raw/data-row.ts';
import { lengthAt, offsetOf, type Row } from '../../../src/database/raw/row.ts';

/** A message of the protocol: its code, its length, what it says. */
function message(code: string, ...parts: Buffer[]): Buffer {
  const head = Buffer.alloc(5, code);
  head.writeInt32BE(4 + parts.reduce((sum, { length }) => sum + length, 0), 1);
  return Buffer.concat([head, ...parts]);
}

const int = (value: number, bytes: 2 | 4): Buffer => {
  const buffer = Buffer.alloc(bytes);
  buffer.writeIntBE(value, 0, bytes);
  return buffer;
};

const dataRow = (values: readonly (string | null)[]): Buffer =>
  message(
    'D',
    int(values.length, 2),
    ...values.flatMap((value) =>
      value === null ? [int(-1, 4)] : [int(Buffer.byteLength(value), 4), Buffer.from(value)],
    ),
  );

/** What a connection tells about bytes that come in pieces of a size. */
async function received(bytes: Buffer, size: number): Promise<{ rows: Row[]; names: string[]; severities: unknown[] }> {
  const rows: Row[] = [];
  const names: string[] = [];
  const severities: unknown[] = [];
  const connection = Object.assign(new EventEmitter(), { attachListeners: () => {} }) as MessageConnection &
    EventEmitter;
  connection.on('dataRow', (row: Row) => rows.push(row));
  for (const name of ['commandComplete', 'readyForQuery', 'errorMessage']) connection.on(name, () => names.push(name));
  connection.on('errorMessage', ({ severity }) => severities.push(severity));
  useRawRows(connection);
  const stream = new PassThrough();
  connection.attachListeners(stream as unknown as Socket);
  for (let at = 0; at < bytes.length; at += size) stream.write(bytes.subarray(at, at + size));
  await new Promise((resolve) => stream.end(resolve));
  return { rows, names, severities };
}

const VALUES = Array.from({ length: 50 }, (_, index) => [
  String(index),
  index % 3 === 0 ? null : `“${'ü'.repeat(index * 7)}”`,
  '',
  index % 2 === 0 ? null : '"\\\n',
]);

const ANSWER = Buffer.concat([
  ...VALUES.map(dataRow),
  message('C', Buffer.from('SELECT 50\0')),
  message('E', Buffer.from('SERROR\0C22012\0Mdivision by zero\0\0')),
  message('Z', Buffer.from('I')),
]);

t.test('however the bytes are cut into pieces, and after all have come', async (t) => {
  for (const size of [1, 2, 3, 7, 64, 100, 1000, 4096, ANSWER.length]) {
    const { rows, names } = await received(ANSWER, size);
    t.same(
      rows.map(({ fields }) => fields),
      VALUES,
      `in pieces of ${size} bytes`,
    );
    t.same(names, ['commandComplete', 'errorMessage', 'readyForQuery']);
  }
});

t.test('a value is found by its column', async (t) => {
  const { rows } = await received(ANSWER, 100);
  for (const [index, row] of rows.entries()) {
    const place = offsetOf(row, 1);
    const value = VALUES[index]?.[1];
    const length = lengthAt(row.bytes, place - 4);
    t.equal(length, value === null ? -1 : Buffer.byteLength(String(value)));
    if (value !== null) t.equal(Buffer.from(row.bytes.subarray(place, place + length)).toString(), value);
    t.equal(lengthAt(row.bytes, offsetOf(row, 2) - 4), 0);
    t.equal(row.end, offsetOf(row, 3) + Math.max(lengthAt(row.bytes, offsetOf(row, 3) - 4), 0));
  }
});

t.test('a row larger than what comes at once', async (t) => {
  const large = 'x'.repeat(300_000);
  const { rows } = await received(Buffer.concat([dataRow(['a', large]), dataRow([large, 'b'])]), 65_536);
  t.same(
    rows.map(({ fields }) => fields),
    [
      ['a', large],
      [large, 'b'],
    ],
  );
});

t.test('the severity of an error is known whatever language the server speaks', async (t) => {
  const error = message('E', Buffer.from('SFEHLER\0VERROR\0C22012\0MDivision durch Null\0\0'));
  const older = message('E', Buffer.from('SERROR\0C22012\0Mdivision by zero\0\0'));
  t.strictSame((await received(Buffer.concat([error, older]), 7)).severities, ['ERROR', 'ERROR']);
});
