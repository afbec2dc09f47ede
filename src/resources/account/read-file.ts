import type { components } from '../../../generated/contract.ts';
import { parseJson } from '../../contract/body.ts';
import type { FileBody } from '../../contract/spooling.ts';
import { type InvalidValue, Problem } from '../../problems/index.ts';
import { validationFailed } from '../../problems/invalid.ts';
import { CSV_READERS, JSON_READERS } from './formats/readers.ts';
import { type Context, type ReadFile, UnreadableFile } from './formats/types.ts';

export type Format = components['schemas']['ImportFormat'];

const refused = (found: InvalidValue) => validationFailed([found]);

const utf8 = new TextDecoder('utf-8', { fatal: true });

function textIn(bytes: Buffer): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw refused({ in: 'body', pointer: '', detail: 'must be text in UTF-8', keyword: 'format' });
  }
}

type CsvFormat = keyof typeof CSV_READERS;

const isCsv = (format: Format): format is CsvFormat => format in CSV_READERS;

/**
 * The format of a file: as the client says, else this service's own of the media type.
 * @param given what the client says
 * @param type the media type
 * @throws {Problem} VALIDATION_FAILED where files of that format have another media type
 */
export function formatOf(given: Format | undefined, type: string): Format {
  const format = given ?? (type === 'text/csv' ? 'csv' : 'taskpact');
  const needed = isCsv(format) ? 'text/csv' : 'application/json';
  if (type === needed) return format;
  const detail = `${format} is a format of files that are sent as ${needed}, not as ${type}`;
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
 * @param format its format
 * @param bytes as they came
 * @param context whose import it is, and when
 * @throws {Problem} MALFORMED_JSON or VALIDATION_FAILED where it is not of the format
 */
export async function readFile(format: Format, bytes: Buffer, context: Context): Promise<ReadFile> {
  try {
    if (isCsv(format)) return await CSV_READERS[format](textIn(bytes), context);
    return await JSON_READERS[format](parseJson(bytes), context);
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    const detail = error.row === undefined ? error.message : `row ${error.row}: ${error.message}`;
    throw refused({ in: 'body', pointer: '', detail, keyword: 'format' });
  }
}
