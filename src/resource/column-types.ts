import { momentOf } from '../database/raw/index.ts';
import { storedMoment } from './moment.ts';

/** What a value of a row becomes in a cursor. */
export type SortValue = string | number | boolean | null;

/** How a column stores values, and what they look like elsewhere. */
export interface ColumnType {
  /** As PostgreSQL names it in a cast, and as `format_type` gives it. */
  readonly sql: string;
  readonly formatted: string;
  /** Which of the byte writers makes JSON of it. */
  readonly json: 'text' | 'quoted' | 'copied' | 'number' | 'boolean' | 'dateTime' | 'list' | 'members';
  /** Of dates and times of the calendar: how finely they are stored, in milliseconds. */
  readonly unitMs?: number;
  /** What is stored of a value that the contract takes, where that may be another one; undefined where it cannot be stored. */
  stored?(value: unknown): unknown;
  /** The value as a parameter of SQL, where that is not as it stands in JSON. */
  parameter?(value: unknown): unknown;
  /** Whether a merge patch changes the value member by member (RFC 7396). */
  readonly isMerged?: boolean;
  /** The value in JSON, from PostgreSQL's text. */
  read(text: string): SortValue;
  /** The value as Prisma's model calls take it, where that is not as it stands in JSON; and back. */
  readonly model?: { to(value: string): Date; from(value: Date): string };
  /** Whether what came back in a cursor is such a value. */
  accepts(value: unknown): value is SortValue;
}

const asIs = (text: string): string => text;

/** PostgreSQL keeps neither U+0000 nor half of a surrogate pair. */
const isText = (value: unknown): value is string =>
  typeof value === 'string' && value.isWellFormed() && !value.includes('\0');

const matches =
  (pattern: RegExp) =>
  (value: unknown): value is string =>
    typeof value === 'string' && pattern.test(value);

/** A time as this service writes it, of a year that PostgreSQL has. */
const MOMENT = /^(?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const DAY = /^(?!0000)\d{4}-\d\d-\d\d$/;

/** In a time of ECMA-262: `2026-11-21`, and behind the T `14:30:00`. */
const DAY_LENGTH = 10;
const SECONDS_LENGTH = 8;

/** Members in the order in which `jsonb` keeps them: shorter names first, then by their bytes in UTF-8. */
const byName = ([one]: [string, unknown], [other]: [string, unknown]): number =>
  Buffer.byteLength(one) - Buffer.byteLength(other) || Buffer.compare(Buffer.from(one), Buffer.from(other));

function inStoredOrder(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value);
  if (members.length < 2) return value;
  const ordered = members.toSorted(byName);
  return members.every((member, index) => member === ordered[index]) ? value : Object.fromEntries(ordered);
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** Whether there is such a moment: not the 31st of June. */
const isMoment = (value: unknown): value is string =>
  typeof value === 'string' &&
  MOMENT.test(value) &&
  !Number.isNaN(Date.parse(value)) &&
  new Date(value).toISOString() === value;

/** All types of columns that a field may have. */
export const COLUMN_TYPES = {
  text: { sql: 'text', formatted: 'text', json: 'text', read: asIs, accepts: isText },
  uuid: {
    sql: 'uuid',
    formatted: 'uuid',
    json: 'quoted',
    stored: (value) => String(value).toLowerCase(),
    read: asIs,
    accepts: matches(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
  },
  integer: {
    sql: 'integer',
    formatted: 'integer',
    json: 'copied',
    read: Number,
    accepts: (value): value is number => typeof value === 'number' && (value | 0) === value,
  },
  double: {
    sql: 'double precision',
    formatted: 'double precision',
    json: 'number',
    // PostgreSQL would keep the sign of -0, which JSON.stringify leaves out.
    stored: (value) => (value === 0 ? 0 : value),
    read: Number,
    accepts: (value): value is number => Number.isFinite(value),
  },
  boolean: {
    sql: 'boolean',
    formatted: 'boolean',
    json: 'boolean',
    read: (text) => text === 't',
    accepts: (value): value is boolean => typeof value === 'boolean',
  },
  dateTime: {
    sql: 'timestamptz(3)',
    formatted: 'timestamp(3) with time zone',
    json: 'dateTime',
    unitMs: 1,
    stored: (value) => storedMoment(String(value)),
    model: { to: (value) => new Date(value), from: (value) => value.toISOString() },
    read: momentOf,
    accepts: isMoment,
  },
  date: {
    sql: 'date',
    formatted: 'date',
    json: 'quoted',
    unitMs: DAY_MS,
    stored: (value) => (DAY.test(String(value)) ? value : undefined),
    model: { to: (value) => new Date(`${value}T00:00:00Z`), from: (value) => value.toISOString().slice(0, DAY_LENGTH) },
    read: asIs,
    accepts: (value): value is string => matches(DAY)(value) && isMoment(`${value}T00:00:00.000Z`),
  },
  time: {
    sql: 'time(0)',
    formatted: 'time(0) without time zone',
    json: 'quoted',
    model: {
      to: (value) => new Date(`1970-01-01T${value}Z`),
      from: (value) => value.toISOString().slice(DAY_LENGTH + 1, DAY_LENGTH + 1 + SECONDS_LENGTH),
    },
    read: asIs,
    accepts: matches(/^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/),
  },
  texts: { sql: 'text[]', formatted: 'text[]', json: 'list', read: asIs, accepts: (_): _ is never => false },
  textsByName: {
    sql: 'jsonb',
    formatted: 'jsonb',
    json: 'members',
    isMerged: true,
    stored: inStoredOrder,
    parameter: (value) => JSON.stringify(value),
    read: asIs,
    accepts: (_): _ is never => false,
  },
} as const satisfies Record<string, ColumnType>;
