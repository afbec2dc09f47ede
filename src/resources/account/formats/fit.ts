import { isTimeZone } from '../../../contract/time-zone.ts';
import type { Project, Task } from './types.ts';
import { fitText, isObject, shown, type Tell, textOf } from './values.ts';

/** What the contract allows; a test compares it. */
export const MAX = {
  tags: 20,
  tagLength: 50,
  entries: 50,
  keyLength: 40,
  valueLength: 500,
  zoneLength: 64,
  position: 1e15,
  version: 2 ** 31 - 1,
};

/** How many of a list are looked at, so that one of millions takes no more time and notes than any other. */
const MAX_LOOKED = 200;

const DAY = /^(?!0000)\d{4}-\d\d-\d\d$/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/;

/** Whether a text is a day that there is, like 2026-11-21. */
export function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  // V8 takes 30 February for 1 March.
  return DAY.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** What a file has of `due`: each of them text, or nothing. */
export interface DueParts {
  readonly date: unknown;
  readonly time: unknown;
  readonly time_zone: unknown;
}

/**
 * Makes a `due` that the contract allows: what is no time or no zone is left out, and with a wrong day everything.
 * @param parts of the file
 * @param tell is told what was left out
 */
export function fitDue({ date, time, time_zone }: DueParts, tell: Tell): Task['due'] {
  const [day, at, zone] = [textOf(date), textOf(time), textOf(time_zone)];
  if (!isDay(day)) {
    if (day + at + zone !== '') tell(`${shown(day)} is no day like 2026-11-21: it is not due any more`);
    return null;
  }
  const isTime = TIME.test(at);
  if (at !== '' && !isTime) tell(`${shown(at)} is no time like 14:30:00: it is due on the whole day`);
  const isZone = zone.length <= MAX.zoneLength && isTimeZone(zone);
  if (zone !== '' && !isZone) tell(`${shown(zone)} is no time zone like Europe/Vienna: it has none`);
  return {
    date: day,
    time: isTime ? at.padEnd(8, ':00') : null,
    time_zone: isZone ? zone : null,
  };
}

/**
 * Makes a whole number within bounds.
 * @param value of the file, a number or its digits
 * @param bounds both of them allowed; `otherwise` where it is none
 * @param tell is told when it is another one
 */
export function fitInteger(
  value: unknown,
  { min, max, otherwise }: { readonly min: number; readonly max: number; readonly otherwise: number },
  tell: Tell,
): number {
  const text = textOf(value).trim();
  if (text === '') return otherwise;
  const number = Number(text);
  if (Number.isInteger(number) && number >= min && number <= max) return number;
  tell(`${shown(value)} is no whole number from ${min} to ${max}: it is now ${otherwise}`);
  return otherwise;
}

/** A priority from 0 to 9. */
export const fitPriority = (value: unknown, tell: Tell): number =>
  fitInteger(value, { min: 0, max: 9, otherwise: 0 }, tell);

/** A version from 1. */
export const fitVersion = (value: unknown, tell: Tell): number =>
  fitInteger(value, { min: 1, max: MAX.version, otherwise: 1 }, tell);

/**
 * Makes a position.
 * @param value of the file, a number or its digits
 * @param otherwise where there is none
 * @param tell is told when it is no number within bounds
 */
export function fitPosition(value: unknown, otherwise: number, tell: Tell): number {
  const text = textOf(value).trim();
  if (text === '') return otherwise;
  const number = Number(text);
  if (Math.abs(number) <= MAX.position) return number;
  tell(`${shown(value)} is no number between -1e15 and 1e15: it is left out`);
  return otherwise;
}

/** True or false, also as text in any case, as spreadsheets write it; false where it is neither. */
export function fitFlag(value: unknown, tell: Tell): boolean {
  const text = textOf(value).trim().toLowerCase();
  if (!['', 'true', 'false'].includes(text)) tell(`${shown(value)} is neither true nor false: it is now false`);
  return text === 'true';
}

/**
 * Makes tags: no two the same, not too many, none too long.
 * @param values of the file
 * @param tell is told what was cut or left out
 */
export function fitTags(values: readonly unknown[], tell: Tell): string[] {
  const tags = new Set<string>();
  for (const [index, value] of values.entries()) {
    if (tags.size === MAX.tags || index === MAX_LOOKED) {
      tell(`left out: ${values.length - index} more, from ${shown(value)} on, at most ${MAX.tags} tags`);
      break;
    }
    const tag = fitText(value, MAX.tagLength, tell);
    if (!/\S/.test(tag)) tell('a blank tag is left out');
    else if (tags.has(tag)) tell(`${shown(tag)} was there twice and is there once`);
    else tags.add(tag);
  }
  return [...tags];
}

/**
 * Makes metadata: texts by name.
 * @param value of the file
 * @param tell is told what was cut or left out
 */
export function fitMetadata(value: unknown, tell: Tell): Task['metadata'] {
  const metadata = new Map<string, string>();
  if (value !== undefined && value !== null && !isObject(value)) tell(`${shown(value)} is no object: it is left out`);
  const entries = isObject(value) ? Object.entries(value) : [];
  for (const [index, [name, given]] of entries.entries()) {
    if (metadata.size === MAX.entries || index === MAX_LOOKED) {
      tell(`left out: ${entries.length - index} more, from ${shown(name)} on, at most ${MAX.entries} entries`);
      break;
    }
    const key = fitText(name, MAX.keyLength, tell);
    if (key === '' || key === '__proto__' || metadata.has(key))
      tell(`left out: ${shown(name)}, which cannot be a name`);
    else metadata.set(key, fitText(given, MAX.valueLength, tell));
  }
  return Object.fromEntries(metadata);
}

/** Makes a colour: `#rrggbb`, or none. */
export function fitColor(value: unknown, tell: Tell): Project['color'] {
  const text = textOf(value);
  if (/^#[0-9a-f]{6}$/i.test(text)) return text;
  if (text !== '') tell(`${shown(value)} is no colour like #3366ff: it has none`);
  return null;
}
