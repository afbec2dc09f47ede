import { createHash } from 'node:crypto';
import { type Json, jsonOf, momentOf, shown, type Tell, textOf } from './values.ts';

/** How far the moment of an id may be ahead of the clock, in milliseconds: as for ids that clients choose. */
const MAX_AHEAD_MS = 24 * 60 * 60 * 1000;

/** When things without a time of their own were made, for their ids: always the same, as the same file has to give the same ids. */
const UNKNOWN_MS = Date.UTC(2026, 0, 1);

/** An id that the service accepts, in any case (RFC 9562, section 5.7). */
const VERSION_7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

const [UUID_BYTES, MOMENT_BYTES, VERSION_BYTE, VARIANT_BYTE] = [16, 6, 6, 8];

/**
 * The moment that stands for a row: later rows have later ones, so that the order of a file stays.
 * @param row from 1
 * @returns milliseconds since 1970
 */
export const momentOfRow = (row: number): number => UNKNOWN_MS + row;

/** Whether an id may have a moment, in milliseconds since 1970. */
export const isUsableMoment = (ms: number, now: Date): boolean => ms >= 0 && ms <= now.getTime() + MAX_AHEAD_MS;

/** What an id is made for. */
interface Origin {
  readonly row: number;
  /** The object of a JSON file. */
  readonly item: Json;
  /** When it was created, as far as the file tells it. */
  readonly created: unknown;
}

/** The moment of an id: with an id in the source it does not follow from the row, which is another one in a later export. */
function momentFor({ row, item, created }: Origin, now: Date, tell: Tell): number {
  const [moment, otherwise] = [momentOf(created), momentOfRow(textOf(item.id) === '' ? row : 0)];
  if (moment === undefined) return otherwise;
  if (isUsableMoment(Date.parse(moment), now)) return Date.parse(moment);
  tell(`${shown(created)} is before 1970 or more than a day ahead: it is now ${new Date(otherwise).toISOString()}`);
  return otherwise;
}

/** Whether a text is an id as the service gives it: a UUID of version 7, in lower case. */
export const isOwnId = (text: string): boolean => VERSION_7.test(text);

/**
 * Makes a UUID of version 7 whose random bits are those of a hash, so that it is the same at every import.
 * @param seed what it is derived from: owner, format, and the id that the source knows it by
 * @param ms its moment, in milliseconds since 1970
 */
export function derivedId(seed: readonly string[], ms: number): string {
  const bytes = createHash('sha256').update(JSON.stringify(seed)).digest().subarray(0, UUID_BYTES);
  bytes.writeUIntBE(ms, 0, MOMENT_BYTES);
  bytes.writeUInt8(0x70 | (bytes.readUInt8(VERSION_BYTE) & 0x0f), VERSION_BYTE);
  bytes.writeUInt8(0x80 | (bytes.readUInt8(VARIANT_BYTE) & 0x3f), VARIANT_BYTE);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/**
 * The id of something in a JSON file of another service. Its moment is that of the creation where that can be used, and it is derived from
 * its id in the source, or where it has none from its row and all that it holds.
 * @param kind user, format, and what it is
 * @param origin it, and where it stands
 * @param now the time of the import
 * @param tell is told when the moment of the creation cannot be used
 */
export function foreignId(kind: readonly string[], origin: Origin, now: Date, tell: Tell): string {
  const source = textOf(origin.item.id) || `row ${origin.row} ${jsonOf(origin.item)}`;
  return derivedId([...kind, source], momentFor(origin, now, tell));
}

/** The hash of a file, which its rows without ids of their own are known by. */
export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
