import type { Acting } from '../contract/types.ts';
import type { Client } from '../database/client.ts';
import { callOf, type Row } from '../database/raw/index.ts';
import type { Changes, Writing } from './declaration.ts';
import { etagOf } from './entity-tag.ts';
import { LOCK, RAISE_IF_BURIED } from './numbered.ts';
import { isNotModified, type Preconditions, preconditionFailed, versionCondition } from './preconditions.ts';
import type { Resource } from './resource.ts';
import type { Document, Rows } from './rows.ts';
import { GIVEN } from './slots.ts';
import { storedForm } from './stored-form.ts';
import { changeValues } from './values.ts';

/** What the handler of an operation on one entry gets. */
export interface EntryInput extends Acting {
  readonly headers: Preconditions;
}

/** A change of one entry. */
export interface Change<W> {
  readonly input: EntryInput;
  readonly id: string;
  /** In the form in which they are stored. */
  readonly fields: Changes<W>;
  /** Whether objects are replaced, and not merged. */
  readonly isWhole: boolean;
}

/** The answer to a change: the entry as it is then. */
interface Changed<T> {
  readonly status: 200;
  readonly headers: Document<T>['headers'];
  readonly body: Document<T>['body'] | { data: T; meta: { etag: string } };
}

/** What no single statement can do, for resources that have links. */
export interface Linked<T, W> {
  /** Makes a change that gives a link another value, or refuses it. */
  change(change: Change<W>): Promise<Changed<T>>;
  /** Deletes an entry that others refer to, and them. */
  remove(input: EntryInput, id: string): Promise<{ readonly status: 204 }>;
}

/** SQLSTATE of a row that others refer to (foreign_key_violation). */
const isReferredTo = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === '23503';

/**
 * The hot operations on one row of a resource, each in one round trip.
 * @param db the client
 * @param resource the resource
 * @param rows makes the answers
 * @param requiresIfMatch whether writes need If-Match
 * @param linked does what no single statement can; needed where the resource has links
 */
export function entriesOf<T extends object, W>(
  db: Pick<Client, '$rows' | '$rowsOf'>,
  { columns, statements, missing }: Resource<T, W>,
  rows: Rows<T>,
  requiresIfMatch: boolean,
  linked?: Linked<T, W>,
) {
  const stored = storedForm(columns);

  const find = async (owner: string, id: string): Promise<Row> => {
    const [row] = await db.$rows(statements.find, owner, { id });
    if (!row) throw missing(id);
    return row;
  };

  /** Why a write found nothing: asked only then, so that the write itself stays one statement. */
  const refusal = async ({ owner, headers }: EntryInput, id: string) => {
    const row = await find(owner, id);
    return preconditionFailed(headers, etagOf(rows.version(row)), rows.entity(owner, row));
  };

  const versions = ({ headers }: EntryInput) => {
    const { allowed, refused } = versionCondition(headers, requiresIfMatch);
    return { [GIVEN.allowed]: allowed, [GIVEN.refused]: refused };
  };

  const make = async (change: Change<W>) => {
    const { input, id } = change;
    const { only, hasLinks, values } = changeValues(columns, change.fields, change.isWhole);
    const statement = (only !== undefined && statements.changeOne.get(only)) || statements.change;
    const given = { id, [GIVEN.now]: new Date().toISOString(), [GIVEN.by]: input.subject, ...versions(input) };
    const [row] = await db.$rows(statement, input.owner, { ...values, ...given });
    if (row) return { status: 200, ...rows.document(input.owner, row) } as const;
    if (hasLinks && linked) return linked.change(change);
    throw await refusal(input, id);
  };

  const remove = async (input: EntryInput, id: string) => {
    const given = { id, [GIVEN.now]: new Date().toISOString(), ...versions(input) };
    const [, , removed] = await db.$rowsOf(input.owner, [
      callOf(LOCK, {}),
      callOf(statements.bury, given),
      callOf(statements.remove, given),
      callOf(RAISE_IF_BURIED, {}),
    ]);
    if (removed?.length === 0) throw await refusal(input, id);
    return { status: 204 } as const;
  };

  return {
    /**
     * Answers with an entry, or with 304 where the client has it.
     * @throws {Problem} the resource's 404, or PRECONDITION_FAILED
     */
    async get({ owner, headers }: EntryInput, id: string) {
      const row = await find(owner, id);
      const answer = rows.document(owner, row);
      const isKnown = isNotModified(headers, answer.headers.ETag, () => rows.entity(owner, row));
      if (isKnown) return { status: 304, headers: answer.headers } as const;
      return { status: 200, ...answer } as const;
    },

    /**
     * Sets the fields that are given, objects member by member (RFC 7396), and answers with the entry as it is then.
     * @throws {Problem} the resource's 404, VALIDATION_FAILED, PRECONDITION_FAILED or PRECONDITION_REQUIRED
     */
    change: async <F extends Changes<W> & Writing<F, W>>(input: EntryInput, id: string, fields: F) =>
      make({ input, id, fields: stored(fields), isWhole: false }),

    /** Sets all fields. Otherwise as a change. */
    replace: async <F extends Changes<W> & Writing<F, W>>(input: EntryInput, id: string, fields: F) =>
      make({ input, id, fields: stored(fields), isWhole: true }),

    /**
     * Deletes an entry.
     * @throws {Problem} the resource's 404, PRECONDITION_FAILED or PRECONDITION_REQUIRED
     */
    remove: (input: EntryInput, id: string) =>
      remove(input, id).catch((error: unknown) => {
        if (linked && isReferredTo(error)) return linked.remove(input, id);
        throw error;
      }),
  };
}
