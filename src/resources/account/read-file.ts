import type { components } from '../../../generated/contract.ts';
import { parseJson } from '../../contract/body.ts';
import type { FileBody } from '../../contract/spooling.ts';
import { type InvalidValue, Problem } from '../../problems/index.ts';
import { validationFailed } from '../../problems/invalid.ts';
import { CSV_READERS, JSON_READERS } from './formats/readers.ts';
import { type Context, type Reader, type ReadFile, UnreadableFile } from './formats/types.ts';
import { refuseSwarms, refuseSwarmsOfCells } from './swarms.ts';

type Format = components['schemas']['ImportFormat'];

const refused = (found: InvalidValue) => validationFailed([found]);

const utf8 = new TextDecoder('utf-8', { fatal: true });

function textIn(bytes: Buffer): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw refused({ in: 'body', pointer: '', detail: 'must be text in UTF-8', keyword: 'format' });
  }
}

type Read = (bytes: Buffer, context: Context) => Promise<ReadFile>;

const json =
  (read: Reader<unknown>): Read =>
  (bytes, context) => {
    refuseSwarms(bytes);
    return read(parseJson(bytes), context);
  };

const csv =
  (read: Reader<string>): Read =>
  (bytes, context) => {
    refuseSwarmsOfCells(bytes);
    return read(textIn(bytes), context);
  };

/** What reads the files of each format, by the media types that they may have. */
const READERS: Readonly<Record<Format, ReadonlyMap<string, Read>>> = {
  taskpact: new Map([
    ['application/json', json(JSON_READERS.taskpact)],
    ['text/csv', csv(CSV_READERS.csv)],
  ]),
  todoist: new Map([['text/csv', csv(CSV_READERS.todoist)]]),
  google_tasks: new Map([['application/json', json(JSON_READERS.google_tasks)]]),
  vikunja: new Map([['application/json', json(JSON_READERS.vikunja)]]),
};

/**
 * What reads a file.
 * @param format its format
 * @param type its media type
 * @throws {Problem} VALIDATION_FAILED where files of that format have another media type
 */
export function readerOf(format: Format, type: string): Read {
  const read = READERS[format].get(type);
  if (read) return read;
  const types = [...READERS[format].keys()].join(' or ');
  const detail = `${format} is a format of files that are sent as ${types}, not as ${type}`;
  throw refused({ in: 'query', name: 'format', detail, keyword: 'enum' });
}

/**
 * A file as it came.
 * @throws {Problem} MALFORMED_JSON where its client has gone
 */
export async function bytesOf({ file }: FileBody): Promise<Buffer> {
  if (file.isClosed()) throw new Problem('MALFORMED_JSON', { detail: 'The request broke off.' });
  return file.bytes();
}

/**
 * Reads a file.
 * @param read what reads it
 * @param bytes as they came
 * @param context whose import it is, and when
 * @throws {Problem} MALFORMED_JSON or VALIDATION_FAILED where it is not of the format
 */
export async function readFile(read: Read, bytes: Buffer, context: Context): Promise<ReadFile> {
  try {
    return await read(bytes, context);
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    const detail = error.row === undefined ? error.message : `row ${error.row}: ${error.message}`;
    throw refused({ in: 'body', pointer: '', detail, keyword: 'format' });
  }
}
