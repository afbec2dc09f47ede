import { Prisma } from '../../generated/prisma/client.ts';
import { COLUMN_TYPES, type ColumnType } from './column-types.ts';
import type { Form } from './fields.ts';

/** A field, or a member of a group, as a column of the table. */
export interface Column {
  /** `field`, or `group.member`. */
  readonly path: string;
  /** The field that it belongs to. */
  readonly field: string;
  readonly name: string;
  readonly type: ColumnType;
  readonly isNullable: boolean;
  readonly isWritable: boolean;
  /** Of a flag: the column of the moment since when it is true. */
  readonly since?: string;
  /** Of a flag: the column of the subject that made it true. */
  readonly by?: string | undefined;
  /** The column with what searches compare of it. */
  readonly search?: string;
  /** Whether it is the id of another entry, to which rules apply. */
  readonly isLink: boolean;
}

/** Fields as declared, in the contract's order. */
export type Fields = Readonly<Record<string, Form & { readonly isWritable?: boolean }>>;

function columnsOfField(field: string, form: Form, isWritable: boolean): Column[] {
  const one = { path: field, field, name: field, isWritable, isLink: false };
  switch (form.form) {
    case 'owner':
    case 'etag':
    case 'counts':
      return [];
    case 'flag':
      return [{ ...one, type: COLUMN_TYPES.boolean, isNullable: false, since: form.since, by: form.by }];
    case 'value':
      return [
        {
          ...one,
          type: form.type,
          isNullable: form.isNullable,
          isLink: form.isLink === true,
          ...(form.isSearched && { search: `search_${field}` }),
        },
      ];
    case 'group':
      return Object.entries(form.members).flatMap(([name, member]) =>
        columnsOfField(name, member, isWritable).map((column) => ({
          ...column,
          path: `${field}.${column.path}`,
          field,
          name: `${field}_${column.name}`,
          isNullable: column.isNullable || form.isNullable,
        })),
      );
  }
}

/**
 * The columns of a resource beside the one of its owner.
 * @param fields as declared
 */
export const columnsOf = (fields: Fields): Column[] =>
  Object.entries(fields).flatMap(([name, field]) => columnsOfField(name, field, field.isWritable === true));

/** The name of a column in SQL, where it may be a word of SQL: `order`. */
export const sqlName = ({ name }: Pick<Column, 'name'>): Prisma.Sql => Prisma.raw(`"${name}"`);

/** A value as Prisma's model calls take it. */
export const toModel = ({ type }: Column, value: unknown): unknown =>
  type.model && typeof value === 'string' ? type.model.to(value) : (value ?? null);

/** The same back, as it stands in JSON. */
export const fromModel = ({ type }: Column, value: unknown): unknown =>
  type.model && value instanceof Date ? type.model.from(value) : (value ?? null);

/** What gives the value at a path, null where there is none: made once, as each write asks it of every field. */
export function readerOf(path: string): (entity: object) => unknown {
  const steps = path.split('.');
  if (steps.length === 1) return (entity) => Reflect.get(entity, path) ?? null;
  return (entity) => {
    let value: unknown = entity;
    for (const step of steps) {
      value = typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined;
    }
    return value ?? null;
  };
}

/** The value at a path, null where there is none. */
export const valueAt = (entity: object, path: string): unknown =>
  path.includes('.') ? readerOf(path)(entity) : (Reflect.get(entity, path) ?? null);

/** Whether a change gives a column a value; of a group that is changed, the members that it has, and all of one that becomes null. */
export function isGiven(fields: object, { path, field }: Column): boolean {
  if (path === field) return Reflect.get(fields, path) !== undefined;
  let value: unknown = fields;
  for (const step of path.split('.')) {
    if (typeof value !== 'object' || value === null) break;
    value = Reflect.get(value, step);
  }
  return value !== undefined;
}

/**
 * An entry that was not read but made here, as a read shows it: its members, and those of its groups, in the order of the declaration.
 * @param fields as declared
 * @param entity the entry
 */
export function inDeclaredOrder(fields: Fields, entity: object): object {
  const ordered: Record<string, unknown> = {};
  for (const name in fields) {
    const form = fields[name];
    if (!form || form.form === 'counts') continue;
    const value: unknown = Reflect.get(entity, name) ?? null;
    const isGroup = form.form === 'group' && typeof value === 'object' && value !== null;
    ordered[name] = isGroup ? inDeclaredOrder(form.members, value) : value;
  }
  return ordered;
}
