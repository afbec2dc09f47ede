import type { Client } from '../database/client.ts';
import type { Row } from '../database/raw/index.ts';
import { type Column, isGiven, valueAt } from './columns.ts';
import type { Writing } from './declaration.ts';
import { etagOf } from './entity-tag.ts';
import { isNotModified, type Preconditions, preconditionFailed, versionCondition } from './preconditions.ts';
import type { Resource } from './resource.ts';
import type { Rows } from './rows.ts';
import { GIVEN } from './statements.ts';
import { storedForm } from './stored-form.ts';

/** What the handler of an operation on one entry gets. */
export interface EntryInput {
  readonly subject: string;
  readonly headers: Preconditions;
}

/** The values of a change by their slots, and the one column that it gives, where it gives only one. */
function changeValues(columns: readonly Column[], fields: object) {
  const given = columns.filter((column) => column.isWritable && isGiven(fields, column));
  const [only] = given.length === 1 ? given : [];
  if (only) return { only: only.path, values: { [only.path]: valueAt(fields, only.path) } };
  const values: Record<string, unknown> = {};
  for (const column of columns) {
    if (!column.isWritable) continue;
    const isHere = given.includes(column);
    values[column.path] = isHere ? valueAt(fields, column.path) : null;
    if (column.isNullable) values[`given ${column.path}`] = isHere;
  }
  return { only: undefined, values };
}

/**
 * The hot operations on one row of a resource, each a single statement.
 * @param db the client
 * @param resource the resource
 * @param rows makes the answers
 * @param requiresIfMatch whether writes need If-Match
 */
export function entriesOf<T, W>(
  db: Pick<Client, '$rows'>,
  { columns, statements, missing }: Resource<T, W>,
  rows: Rows<T>,
  requiresIfMatch: boolean,
) {
  const stored = storedForm(columns);

  const find = async (owner: string, id: string): Promise<Row> => {
    const [row] = await db.$rows(statements.find, owner, { id });
    if (!row) throw missing(id);
    return row;
  };

  /** Why a write found nothing: asked only then, so that the write itself stays one statement. */
  const refusal = async ({ subject, headers }: EntryInput, id: string) =>
    preconditionFailed(headers, etagOf(rows.version(await find(subject, id))));

  return {
    /**
     * Answers with an entry, or with 304 where the client has it.
     * @throws {Problem} the resource's 404, or PRECONDITION_FAILED
     */
    async get({ subject, headers }: EntryInput, id: string) {
      const answer = rows.document(subject, await find(subject, id));
      if (isNotModified(headers, answer.headers.ETag)) return { status: 304, headers: answer.headers } as const;
      return { status: 200, ...answer } as const;
    },

    /**
     * Sets the fields that are given, and answers with the entry as it is then.
     * @throws {Problem} the resource's 404, VALIDATION_FAILED, PRECONDITION_FAILED or PRECONDITION_REQUIRED
     */
    async change<F extends Partial<W> & Writing<F, W>>(input: EntryInput, id: string, fields: F) {
      const { allowed, refused } = versionCondition(input.headers, requiresIfMatch);
      const { only, values } = changeValues(columns, stored(fields));
      const statement = (only !== undefined && statements.changeOne.get(only)) || statements.change;
      const now = new Date().toISOString();
      const given = { id, [GIVEN.now]: now, [GIVEN.allowed]: allowed, [GIVEN.refused]: refused };
      const [row] = await db.$rows(statement, input.subject, { ...values, ...given });
      if (!row) throw await refusal(input, id);
      return { status: 200, ...rows.document(input.subject, row) } as const;
    },

    /**
     * Deletes an entry.
     * @throws {Problem} the resource's 404, PRECONDITION_FAILED or PRECONDITION_REQUIRED
     */
    async remove(input: EntryInput, id: string) {
      const { allowed, refused } = versionCondition(input.headers, requiresIfMatch);
      const removed = await db.$rows(statements.remove, input.subject, {
        id,
        [GIVEN.allowed]: allowed,
        [GIVEN.refused]: refused,
      });
      if (removed.length === 0) throw await refusal(input, id);
      return { status: 204 } as const;
    },
  };
}
