/**
 * How the fields of a resource are stored. Each constructor is tied to the type that the contract gives the field, both ways: what the
 * contract has and the declaration has not, or the other way round, does not compile.
 */
import { COLUMN_TYPES, type ColumnType } from './column-types.ts';

declare const of: unique symbol;

/** Which rows are counted for an entry: those of a table that refer to it. */
export interface Counted {
  readonly table: string;
  /** Its column with the id of the entry. */
  readonly refersBy: string;
  /** Its column that is null as long as a row counts as open. */
  readonly completedSince: string;
  /** The query parameter of lists that asks for it. */
  readonly askedBy: `include_${string}`;
}

/** What a field is, at run time. */
export type Form =
  | {
      readonly form: 'value';
      readonly type: ColumnType;
      readonly isNullable: boolean;
      readonly isSearched?: boolean;
      readonly isLink?: boolean;
    }
  | { readonly form: 'owner' }
  | { readonly form: 'etag' }
  | ({ readonly form: 'counts' } & Counted)
  | { readonly form: 'flag'; readonly since: string; readonly by: string | undefined }
  | { readonly form: 'group'; readonly members: Readonly<Record<string, Form>>; readonly isNullable: boolean };

/** A field whose value the contract describes as `T`, no more and no less. */
export type Field<T, F extends Form = Form> = F & { readonly [of]?: (value: T) => T };

/** A field that its user may write. */
export type Writable<T> = Field<T> & { readonly isWritable: true };

type Value<T> = Field<T, Extract<Form, { form: 'value' }>>;
type Group<T> = Field<T, Extract<Form, { form: 'group' }>>;

const value = <T>(type: ColumnType): Value<T> => ({ form: 'value', type, isNullable: false });

/** Text, `text`. */
export const text = (): Value<string> => value(COLUMN_TYPES.text);

/** A UUID, `uuid`. */
export const uuid = (): Value<string> => value(COLUMN_TYPES.uuid);

/** A whole number of 32 bits, `integer`. */
export const integer = (): Value<number> => value(COLUMN_TYPES.integer);

/** A finite number, `double precision`. */
export const double = (): Value<number> => value(COLUMN_TYPES.double);

/** True or false, `boolean`. */
export const boolean = (): Value<boolean> => value(COLUMN_TYPES.boolean);

/** A moment in UTC with milliseconds (RFC 3339), `timestamptz(3)`. */
export const dateTime = (): Value<string> => value(COLUMN_TYPES.dateTime);

/** A calendar day, `date`. */
export const date = (): Value<string> => value(COLUMN_TYPES.date);

/** A time of the day with seconds, `time(0)`. */
export const time = (): Value<string> => value(COLUMN_TYPES.time);

/**
 * One of some words, `text`.
 * @param words exactly those of the contract's `enum`. They alone say the type: TypeScript would take a missing one from what is expected.
 */
export const oneOf = <const Words extends readonly string[]>(...words: Words): Value<Words[number]> =>
  value({ ...COLUMN_TYPES.text, accepts: (given): given is Words[number] => words.some((word) => word === given) });

/** A list of texts, `text[]`. */
export const texts = (): Value<string[]> => value(COLUMN_TYPES.texts);

/** Texts by names of the user's own, `jsonb`. A merge patch changes them one by one. */
export const textsByName = (): Value<Record<string, string>> => value(COLUMN_TYPES.textsByName);

/**
 * A text, or a list of texts, that is searched: what searches compare is kept beside it, in the column `search_<field>`.
 * @param field what it is otherwise
 */
export const searched = <T>(field: Value<T>): Value<T> => ({ ...field, isSearched: true });

/**
 * The id of another entry, to which rules apply that no single statement can check: a change that gives it another value is not made by
 * the one statement of the fast lane.
 * @param field what it is otherwise
 */
export const link = <T>(field: Value<T>): Value<T> => ({ ...field, isLink: true });

/** The entity tag, which follows from `version`. It is no column. */
export const entityTag = (): Field<string> => ({ form: 'etag' });

/**
 * How many open and completed rows refer to the entry: in lists that are asked for it only. It is no column, and the last of the fields.
 * @param counted which rows
 */
export const counts = (counted: Counted): Field<{ open: number; completed: number }> => ({
  form: 'counts',
  ...counted,
});

/** The user that a row belongs to. It is known from the request, and never fetched. */
export const owner = (): Field<string> => ({ form: 'owner' });

/**
 * True or false, with the moment since when it is true in another column, which is null as long as it is false. It is stored in a column of
 * its own, for indexes, and shown by whether there is that moment.
 * @param since the column of the moment
 * @param by the column of the subject that made it true, if that is kept
 */
export const flag = (since: string, by?: string): Field<boolean> => ({ form: 'flag', since, by });

/**
 * An object whose members are columns, named `group_member`. Where it may be null, its first member is not null exactly when it is there.
 * @param members the members, in the contract's order
 */
export const group = <T extends object>(
  members: {
    readonly [K in keyof T]-?: Field<T[K]>;
  },
): Group<T> => ({ form: 'group', members, isNullable: false });

/**
 * A field that may be null.
 * @param field what it is otherwise
 */
export function nullable<T>(field: Value<T>): Value<T | null>;
export function nullable<T>(field: Group<T>): Group<T | null>;
export function nullable<T>(field: Value<T> | Group<T>): Field<T | null> {
  return field.form === 'value'
    ? { form: 'value', type: field.type, isNullable: true }
    : { form: 'group', members: field.members, isNullable: true };
}

/**
 * A field that its user may write: exactly those that the contract takes in a replacement.
 * @param field what it is otherwise
 */
export const writable = <T>(field: Field<T>): Writable<T> => ({ ...field, isWritable: true });
