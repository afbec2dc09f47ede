/** Records of Prisma's model calls: as the contract shows them, and as they are written. */
import { type Column, columnsOf, fromModel, toModel, valueAt } from './columns.ts';
import { etagOf } from './entity-tag.ts';
import type { Change } from './entries.ts';
import type { Form } from './fields.ts';
import type { Resource } from './resource.ts';
import { searchFormOf } from './search.ts';

/** A text patch of texts by names (RFC 7396): null removes. */
const merged = (patch: object, earlier: unknown): object =>
  Object.fromEntries(Object.entries({ ...Object(earlier), ...patch }).filter(([, text]) => text !== null));

/**
 * What a change sets: the columns that it gives another value.
 * @param given the columns that it gives one
 * @param change the fields, whether objects are replaced, and not merged, and by whom
 * @param stored the record as it is
 * @param now when it is made
 */
export function changesOf(
  given: readonly Column[],
  { input, fields, isWhole }: Change<object>,
  stored: object,
  now: Date,
): Record<string, unknown> {
  const changes: Record<string, unknown> = {};
  for (const column of given) {
    const earlier: unknown = Reflect.get(stored, column.name);
    const patch: unknown = valueAt(fields, column.path);
    const value = column.type.isMerged
      ? column.type.stored?.(merged(Object(patch ?? {}), isWhole || patch === null ? {} : earlier))
      : patch;
    if (JSON.stringify(value) === JSON.stringify(fromModel(column, earlier))) continue;
    Object.assign(
      changes,
      dataOf(column, value, now),
      column.by && { [column.by]: value === true ? input.subject : null },
    );
  }
  return changes;
}

/** A column's value, and what follows from it, as model calls take them. */
const dataOf = (column: Column, value: unknown, now: Date): object => ({
  [column.name]: toModel(column, value),
  ...(column.since && { [column.since]: value === true ? now : null }),
  ...(column.search && { [column.search]: searchFormOf(value) }),
});

/**
 * A new entry as a model call stores it.
 * @param resource the resource
 * @param entity the entry
 * @param number of the change
 */
export function newRecord<T extends { user_id: string; updated_at: string }>(
  { columns }: Resource<T>,
  entity: T,
  number: bigint,
): object {
  const moments = new Set(columns.flatMap(({ since }) => since ?? []));
  const data = columns
    .filter(({ name }) => !moments.has(name))
    .map((column) => dataOf(column, valueAt(entity, column.path), new Date(entity.updated_at)));
  return Object.assign({ user_id: entity.user_id, change_seq: number }, ...data);
}

function memberOf(name: string, form: Form, record: object, owner: string): unknown {
  if (form.form === 'owner') return owner;
  if (form.form === 'etag') return etagOf(Number(Reflect.get(record, 'version')));
  // Present in what a list gives it to only.
  if (form.form === 'counts') return Reflect.get(record, name) ?? undefined;
  if (form.form === 'flag') return Reflect.get(record, form.since) !== null;
  const [first] = columnsOf({ [name]: form });
  if (form.form === 'value') return first && fromModel(first, Reflect.get(record, name));
  if (form.isNullable && Reflect.get(record, first?.name ?? '') === null) return null;
  const members = Object.entries(form.members).map(([member, one]) => [
    member,
    memberOf(`${name}_${member}`, one, record, owner),
  ]);
  return Object.fromEntries(members);
}

/**
 * A record of a model as the contract shows it.
 * @param resource the resource
 * @param owner the user id
 * @param record what a model call gave
 */
export function viewOf<T>({ fields }: Resource<T>, owner: string, record: object): T {
  const members: unknown[][] = Object.entries(fields)
    .map(([name, form]) => [name, memberOf(name, form, record, owner)])
    .filter(([, value]) => value !== undefined);
  // The declaration was checked against `T` field by field.
  return Object.fromEntries(members);
}
