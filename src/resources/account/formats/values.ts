import { storedMoment } from '../../../resource/moment.ts';

/** Says what was changed of one value. */
export type Tell = (detail: string) => void;

/** An object of a JSON file, of which nothing is known. */
export type Json = Readonly<Record<string, unknown>>;

/** Whether a value is an object, no list. */
export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A list, or none. */
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** A value as JSON; what nests too deep for that is shown by an ellipsis. */
export function jsonOf(value: unknown): string {
  try {
    return JSON.stringify(value) ?? '';
  } catch {
    return '…';
  }
}

const SHOWN = 60;

/** A value for a note: as JSON, and not too long. */
export function shown(value: unknown): string {
  const text = jsonOf(value);
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…`.toWellFormed() : text;
}

/** A value as text: nothing is empty, and what is neither text nor a number is JSON. */
export function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? jsonOf(value) : String(value);
}

/** A number, or 0. */
export const numberOf = (value: unknown): number => (typeof value === 'number' ? value : 0);

/** Without what PostgreSQL cannot keep. */
function storable(text: string, tell: Tell): string {
  if (!text.includes('\0') && text.isWellFormed()) return text;
  tell('U+0000 is left out, and a lone surrogate is now U+FFFD: they cannot be stored');
  return text.replaceAll('\0', '').toWellFormed();
}

/** How many characters a well-formed text has. By a loop, as a list of them takes many times the memory of the text. */
function lengthOf(text: string): number {
  let seconds = 0;
  for (let at = 0; at < text.length; at += 1) if ((text.charCodeAt(at) & 0xfc00) === 0xdc00) seconds += 1;
  return text.length - seconds;
}

/** The first characters of a text; a character beyond U+FFFF counts once, as in the contract. */
function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  return [...text.slice(0, 2 * max)].slice(0, max).join('').toWellFormed();
}

/**
 * Makes a text that the contract allows.
 * @param value of the file
 * @param max how many characters it may have
 * @param tell is told what was changed
 */
export function fitText(value: unknown, max: number, tell: Tell): string {
  const text = storable(textOf(value), tell);
  const short = cut(text, max);
  if (short !== text) tell(`cut to ${max} characters, of ${lengthOf(text)}`);
  return short;
}

/** What has no name, and needs one. */
const UNTITLED = '(untitled)';

/** The same for a text that must not be blank. */
export function fitName(value: unknown, max: number, tell: Tell): string {
  const text = fitText(value, max, tell);
  if (/\S/.test(text)) return text;
  const later = fitText(textOf(value).trimStart(), max, () => undefined);
  if (/\S/.test(later)) return later;
  tell(`it has none: it is now ${UNTITLED}`);
  return UNTITLED;
}

/** RFC 3339, section 5.6; seconds may be left out, as in ISO 8601. */
const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/i;

/**
 * Reads a moment.
 * @param value of the file
 * @returns it in UTC with milliseconds, undefined where it is none
 */
export const momentOf = (value: unknown): string | undefined =>
  typeof value === 'string' && DATE_TIME.test(value) ? storedMoment(value) : undefined;

/**
 * The same where there may be none: what is there and no moment is told.
 * @param value of the file
 * @param tell is told what is no moment
 */
export function fitMoment(value: unknown, tell: Tell): string | undefined {
  const moment = momentOf(value);
  if (moment === undefined && textOf(value) !== '') tell(`${shown(value)} is no moment like 2026-11-21T09:30:00.000Z`);
  return moment;
}
