/** What a resource is declared as, and what has to agree with the contract's types. */
import type { ProblemCode } from '../problems/catalogue.ts';
import type { Field, Writable } from './fields.ts';
import type { Filter } from './filters.ts';
import type { Sort } from './sorts.ts';

/** What every resource has. */
export interface Entity {
  readonly id: string;
  readonly user_id: string;
  readonly version: number;
  readonly etag: string;
  readonly created_at: string;
  readonly updated_at: string;
}

/** What the query of every list has. */
export interface ListQuery {
  readonly limit: number;
  readonly cursor?: string;
  readonly sort: string;
  readonly include_total: boolean;
}

/** Without the `-` that stands for descending. */
type Unsigned<Name> = Name extends `-${infer Field}` ? Field : Name;

/** The query parameters that choose which entries a list has. */
export type FilterName<Query> = Exclude<keyof Query & string, 'limit' | 'cursor' | 'sort' | `include_${string}`>;

/** Whether it is a group: neither a list, nor texts by names of the user's own. */
type HasMembers<V> = V extends readonly unknown[]
  ? false
  : V extends object
    ? string extends keyof V
      ? false
      : true
    : false;

/** The fields, members of groups as `group.member`, whose values may be a `V`. */
export type PathOf<T, V> = {
  [K in keyof T & string]-?: [V] extends [NonNullable<T[K]>]
    ? K
    : HasMembers<NonNullable<T[K]>> extends true
      ? `${K}.${PathOf<NonNullable<T[K]>, V>}`
      : never;
}[keyof T & string];

/** All fields that a list may be sorted by: those with one value. */
type SortPath<T> = {
  [K in keyof T & string]-?: NonNullable<T[K]> extends string | number | boolean
    ? K
    : HasMembers<NonNullable<T[K]>> extends true
      ? `${K}.${SortPath<NonNullable<T[K]>>}`
      : never;
}[keyof T & string];

/** The filters that a query parameter with a `V` may stand for. */
type FilterOn<T, V> = [V] extends [readonly (infer E)[]]
  ? Filter<PathOf<T, E>, 'any'> | Filter<PathOf<T, V>, 'all'>
  : V extends object
    ? Filter<PathOf<T, V>, 'members'>
    : Filter<PathOf<T, V>, 'one'> | Filter<PathOf<T, V> | PathOf<T, V[]>, 'text'>;

/** A JSON Merge Patch (RFC 7396) of a value: of an object member by member, of anything else as a whole. */
type MergePatch<V> = V extends readonly unknown[]
  ? V
  : V extends object
    ? { readonly [K in keyof V]?: MergePatch<V[K]> | null } | null
    : V;

/** What may be changed of what a user writes, `W`. */
export type Changes<W> = { readonly [K in keyof W]?: MergePatch<W[K]> | undefined };

/** A body of which every field is writable: any other would not be stored. */
export type Writing<Body, W> = { readonly [K in keyof Body]: K extends keyof W ? unknown : never };

/**
 * A resource, in terms of the contract: `T` is what is shown, `W` what its user may write of it, `Query` the query of its list.
 */
export interface Declaration<T extends Entity, W extends Partial<T>, Query extends ListQuery> {
  /** Its table, whose columns are named as the fields. */
  readonly table: string;
  /** What is told where there is none with an id. */
  readonly notFound: ProblemCode;
  /** What one is called in a sentence. */
  readonly noun: string;
  /** The path of its collection in the contract. */
  readonly path: string;
  /** Every field of the contract's schema, in its order. */
  readonly fields: {
    readonly [K in keyof T]-?: K extends keyof W
      ? Writable<Required<T>[K]>
      : Field<Required<T>[K]> & { isWritable?: never };
  };
  /** Every query parameter that is neither about the page nor about what comes along. */
  readonly filters: { readonly [K in FilterName<Query>]-?: FilterOn<T, NonNullable<Query[K]>> };
  /** Every value of `sort`, without its sign. */
  readonly sorts: { readonly [S in Unsigned<Query['sort']>]: Sort<SortPath<T>> };
}
