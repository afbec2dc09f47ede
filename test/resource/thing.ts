/** A resource made up for the tests of the kit: with fields of every form, filters of every kind, and sorts by what may be null. */
import { Prisma } from '../../generated/prisma/client.ts';
import {
  boolean,
  date,
  dateTime,
  double,
  entityTag,
  flag,
  group,
  integer,
  nullable,
  oneOf,
  owner,
  searched,
  text,
  texts,
  textsByName,
  time,
  uuid,
  writable,
} from '../../src/resource/fields.ts';
import { above, anyOf, below, containsAll, equals, equalsOrNone, hasMembers } from '../../src/resource/filters.ts';
import { resource } from '../../src/resource/resource.ts';
import { search } from '../../src/resource/search.ts';
import { by, byCodePoints, byId, byKey } from '../../src/resource/sorts.ts';

export interface Due {
  date: string;
  time: string | null;
  zone: string | null;
}

/** What a user writes of a thing. */
export interface ThingFields {
  name: string;
  kind: 'tool' | 'toy' | 'food';
  tags: string[];
  size: number;
  level: number | null;
  is_hidden: boolean;
  is_done: boolean;
  remind_at: string | null;
  due: Due | null;
  shelf: { row: number; label: string | null };
  notes: Record<string, string>;
  parent_id: string | null;
  /** Names that mean something in SQL, or in the statements of the kit. */
  order: string | null;
  answer: string | null;
  now: string | null;
  owner: string | null;
}

export interface Thing extends ThingFields {
  id: string;
  user_id: string;
  done_at: string | null;
  version: number;
  etag: string;
  created_at: string;
  updated_at: string;
}

/** The query of the list of things. */
export interface ThingQuery {
  limit: number;
  cursor?: string;
  sort:
    | 'created_at'
    | '-created_at'
    | 'name'
    | '-name'
    | `${'' | '-'}${'due' | 'remind_at' | 'level' | 'size' | 'kind'}`
    | `${'' | '-'}${'is_done' | 'shelf'}`;
  include_total: boolean;
  kind?: ThingFields['kind'][];
  tag?: string[];
  level?: number;
  note?: Record<string, string>;
  parent_id?: string;
  owner?: string;
  order?: string;
  is_hidden?: boolean;
  is_done?: boolean;
  size_above?: number;
  size_below?: number;
  due_on?: string;
  due_after?: string;
  due_before?: string;
  due_later?: string;
  reminded_at?: string;
  remind_after?: string;
  remind_before?: string;
  q?: string;
}

/** By day, then by time, where no time is the first. */
const DUE = {
  sql: (day: Prisma.Sql, time: Prisma.Sql) => Prisma.sql`(${day} + coalesce(${time}, '00:00'))`,
  isNull: (day: unknown) => day === null,
};

/**
 * Declares it.
 * @param table where it is stored
 */
export const thingsIn = (table: string) =>
  resource<Thing, ThingFields, ThingQuery>()({
    table,
    noun: 'thing',
    notFound: 'TASK_NOT_FOUND',
    path: '/api/{user_id}/things',
    fields: {
      id: uuid(),
      user_id: owner(),
      name: writable(searched(text())),
      kind: writable(oneOf('tool', 'toy', 'food')),
      tags: writable(searched(texts())),
      size: writable(double()),
      level: writable(nullable(integer())),
      is_hidden: writable(boolean()),
      is_done: writable(flag('done_at')),
      done_at: nullable(dateTime()),
      remind_at: writable(nullable(dateTime())),
      due: writable(nullable(group({ date: date(), time: nullable(time()), zone: nullable(text()) }))),
      shelf: writable(group({ row: integer(), label: nullable(text()) })),
      notes: writable(textsByName()),
      parent_id: writable(nullable(uuid())),
      order: writable(nullable(text())),
      answer: writable(nullable(text())),
      now: writable(nullable(text())),
      owner: writable(nullable(text())),
      version: integer(),
      etag: entityTag(),
      created_at: dateTime(),
      updated_at: dateTime(),
    },
    filters: {
      kind: anyOf('kind'),
      tag: containsAll('tags'),
      level: equals('level'),
      note: hasMembers('notes'),
      parent_id: equalsOrNone('parent_id'),
      owner: equals('owner'),
      order: equals('order'),
      is_hidden: equals('is_hidden'),
      is_done: equals('is_done'),
      size_above: above('size'),
      size_below: below('size'),
      due_on: equals('due.date'),
      due_after: above('due.date'),
      due_before: below('due.date'),
      due_later: above('due.time'),
      reminded_at: equals('remind_at'),
      remind_after: above('remind_at'),
      remind_before: below('remind_at'),
      q: search('name', 'tags'),
    },
    sorts: {
      created_at: byId,
      name: byCodePoints('name'),
      due: byKey(DUE, 'due.date', 'due.time'),
      remind_at: by('remind_at'),
      level: by('level'),
      size: by('size'),
      kind: by('kind'),
      is_done: by('is_done'),
      shelf: by('shelf.label'),
    },
  });

/** Its table, which refers to the users as every owned one does. */
export const tableOfThings = (table: string): string => `CREATE TABLE ${table} (
  change_seq bigint NOT NULL DEFAULT 0,
  user_id text NOT NULL REFERENCES public.users (id) ON DELETE CASCADE,
  id uuid NOT NULL,
  name text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('tool', 'toy', 'food')),
  tags text[] NOT NULL,
  size double precision NOT NULL,
  level integer,
  is_hidden boolean NOT NULL,
  is_done boolean NOT NULL,
  done_at timestamptz(3),
  remind_at timestamptz(3),
  due_date date,
  due_time time(0),
  due_zone text,
  shelf_row integer NOT NULL,
  shelf_label text,
  notes jsonb NOT NULL,
  parent_id uuid,
  search_name text NOT NULL,
  search_tags text[] NOT NULL,
  "order" text,
  answer text,
  now text,
  owner text,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz(3) NOT NULL,
  updated_at timestamptz(3) NOT NULL,
  PRIMARY KEY (user_id, id),
  CHECK (is_done = (done_at IS NOT NULL)),
  CHECK (due_date IS NOT NULL OR (due_time IS NULL AND due_zone IS NULL))
)`;
