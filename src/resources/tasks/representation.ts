import { hash } from 'node:crypto';
import type { components } from '../../../generated/contract.ts';
import { COLUMN, putTask, roomOfTask } from '../../../generated/task-row.ts';
import type { Json } from '../../contract/types.ts';
import { constant, copy, put, written } from '../../database/raw/json-bytes.ts';
import { LENGTH_BYTES, lengthAt, placeOf, type Row } from '../../database/raw/row.ts';
import { etagOf } from '../../resource/entity-tag.ts';

type Schemas = components['schemas'];

const DATA = constant('{"data":');
const LIST = constant('{"data":[');
const COMMA = constant(',');
const BLANK = constant(' ');

/** What stands behind the task of an answer with one. */
const endOf = (version: number | string): string => `,"meta":{"etag":"\\"${version}\\""}}`;

/** The version of a task, which is a number. */
export const versionOf = ({ fields }: Row): number => Number(fields[COLUMN.version]);

/**
 * Headers and body of an answer with one task.
 * @param task the JSON of the contract's Task
 * @param version its version
 */
export function singleTask(task: string, version: number) {
  const body = `{"data":${task}${endOf(version)}` as Json<Schemas['SingleTask']>;
  return { headers: { ETag: etagOf(version) }, body };
}

/** The same for a row of the owner's. */
export function rowAnswer(owner: string, row: Row) {
  const version = versionOf(row);
  const ownerJson = Buffer.from(JSON.stringify(owner));
  const end = constant(endOf(version));
  const body = written(DATA.length + roomOfTask(ownerJson, row) + end.length, (to) =>
    put(to, putTask(to, put(to, 0, DATA), ownerJson, row), end),
  );
  return { headers: { ETag: etagOf(version) }, body: body as Uint8Array as Json<Schemas['SingleTask']> };
}

/**
 * The body of an answer with a page of tasks.
 * @param owner whose
 * @param rows the tasks
 * @param meta about the page
 */
export function taskList(owner: string, rows: readonly Row[], meta: Schemas['TaskListMeta']) {
  const ownerJson = Buffer.from(JSON.stringify(owner));
  const end = Buffer.from(`],"meta":${JSON.stringify(meta)}}`);
  let room = LIST.length + end.length + rows.length * COMMA.length;
  for (const row of rows) room += roomOfTask(ownerJson, row);
  const body = written(room, (to) => {
    let at = put(to, 0, LIST);
    for (const row of rows) {
      if (at > LIST.length) at = put(to, at, COMMA);
      at = putTask(to, at, ownerJson, row);
    }
    return put(to, at, end);
  });
  return body as Uint8Array as Json<Schemas['TaskList']>;
}

/** A value as it came, and a blank. */
function putValue(to: Uint8Array, at: number, row: Row, column: number): number {
  const place = placeOf(row, column);
  return put(to, copy(to, at, row.bytes, place, lengthAt(row.bytes, place - LENGTH_BYTES)), BLANK);
}

/**
 * The entity tag of a page. A version stands for one state of its task, so ids, versions and what is told about the page stand for
 * the whole answer.
 * @param rows the tasks
 * @param meta about the page
 */
export function etagOfPage(rows: readonly Row[], meta: object): string {
  const end = Buffer.from(JSON.stringify(meta));
  let room = end.length;
  for (const { start, end } of rows) room += end - start;
  const states = written(room, (to) => {
    let at = 0;
    for (const row of rows) at = putValue(to, putValue(to, at, row, COLUMN.id), row, COLUMN.version);
    return put(to, at, end);
  });
  return `"${hash('sha256', states, 'base64url')}"`;
}
