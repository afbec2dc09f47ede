/** Things in a database: the kit's functions on the made-up resource. */
import { randomUUID } from 'node:crypto';
import type { Test } from 'tap';
import { uuidv7 } from 'uuidv7';
import { readConfig } from '../../src/config/index.ts';
import type { Acting } from '../../src/contract/types.ts';
import type { Client } from '../../src/database/client.ts';
import { creating } from '../../src/resource/create.ts';
import { entriesOf } from '../../src/resource/entries.ts';
import { listing } from '../../src/resource/list.ts';
import { rowsOf } from '../../src/resource/rows.ts';
import { storing } from '../../src/resource/store.ts';
import { TEST_ENVIRONMENT } from '../helpers/app.ts';
import { openSharedDatabase } from '../helpers/database.ts';
import { type Thing, type ThingFields, type ThingQuery, tableOfThings, thingsIn } from './thing.ts';
import { writerOf } from './writers.ts';

/** A body or an answer of the kit, parsed. */
export const parsed = <Body>(written: Uint8Array | string): Body => JSON.parse(written.toString());

/** Fields of a thing with nothing special about them. */
export const PLAIN: ThingFields = {
  name: 'A hammer',
  kind: 'tool',
  tags: [],
  size: 1,
  level: null,
  is_hidden: false,
  is_done: false,
  remind_at: null,
  due: null,
  shelf: { row: 1, label: null },
  notes: {},
  parent_id: null,
  order: null,
  answer: null,
  now: null,
  owner: null,
};

/** A new thing that is not stored yet. */
export function draftThing(user_id: string, fields: ThingFields): Thing {
  const now = new Date().toISOString();
  return {
    ...fields,
    id: uuidv7(),
    user_id,
    done_at: fields.is_done ? now : null,
    version: 1,
    etag: '"1"',
    created_at: now,
    updated_at: now,
  };
}

const draftFor = ({ owner }: Acting, fields: ThingFields): Thing => draftThing(owner, fields);

const QUERY: ThingQuery = { limit: 200, sort: 'created_at', include_total: false };

/** What a list answers. */
export interface ThingList {
  data: Thing[];
  meta: { count: number; has_more: boolean; next_cursor: string | null; total?: number };
}

/** Why there can be no table of a test's own: false where there can. */
export const withoutTable = process.env.TEST_CITUS_URL
  ? 'makes a table of its own, which would be on the coordinator alone'
  : false;

function thingsOn(db: Client, declared: ReturnType<typeof thingsIn>, rows: ReturnType<typeof rowsOf<Thing>>) {
  const entries = entriesOf(db, declared, rows, false);
  const list = listing(db, declared, rows);
  return {
    declared,
    entries,
    list,
    create: creating(db, declared, 'createTask', draftFor),
    /** The same handler for another operation. */
    createOtherwise: creating(db, declared, 'replaceTask', draftFor),
    /** Stores a thing as it is. */
    store: (thing: Thing) => storing(db, declared).insert(thing),
    /** What is stored. */
    async read(subject: string, id: string): Promise<Thing> {
      const answer = await entries.get({ owner: subject, subject, headers: {} }, id);
      if (answer.status !== 200) throw new Error('304 without a precondition');
      return parsed<{ data: Thing }>(answer.body).data;
    },
    /** Changes it, and gives what it is then. */
    async change(subject: string, id: string, fields: object): Promise<Thing> {
      const { body } = await entries.change({ owner: subject, subject, headers: {} }, id, fields);
      if ('data' in body) throw new Error('things have no links');
      return parsed<{ data: Thing }>(body).data;
    },
    /** A page of a user's things. */
    async page(subject: string, query: Partial<ThingQuery> = {}): Promise<ThingList> {
      const path = { user_id: 'me' };
      const answer = await list({ owner: subject, path, query: { ...QUERY, ...query }, headers: {} });
      if (answer.status !== 200) throw new Error('304 without a precondition');
      return parsed<ThingList>(answer.body);
    },
  };
}

/**
 * A table of things in a schema of the test's own, and the kit's functions on it; it goes when the test ends.
 * @param t the test
 */
export async function openThings(t: Test) {
  const database = await openSharedDatabase(readConfig(TEST_ENVIRONMENT));
  const schema = `kit_${randomUUID().replaceAll('-', '')}`;
  await database.pool.query(`CREATE SCHEMA ${schema}`);
  t.teardown(async () => {
    // The rule on raised numbers reads this table while it holds `users`: another order of locks would be a deadlock.
    await database.pool.query(`BEGIN; LOCK TABLE public.users; DROP SCHEMA ${schema} CASCADE; COMMIT`);
    await database.close();
  });
  await database.pool.query(tableOfThings(`${schema}.things`));
  const declared = thingsIn(`${schema}.things`);
  return { database, ...thingsOn(database.prisma, declared, rowsOf(declared, await writerOf(t, declared))) };
}

/** A user that nobody else knows. */
export const newOwner = (): string => `user-${randomUUID()}`;
