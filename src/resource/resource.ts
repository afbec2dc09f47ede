import { Problem } from '../problems/index.ts';
import { type Column, columnsOf, type Fields } from './columns.ts';
import type { CountsField } from './counts.ts';
import type { Declaration, Entity, ListQuery } from './declaration.ts';
import type { Filter } from './filters.ts';
import type { Order, Sort } from './sorts.ts';
import { type ResourceStatements, statementsOf } from './statements.ts';

declare const types: unique symbol;

/**
 * A declared resource, and what follows from the declaration. `T` is what is shown of it, `W` what its user may write, `Q` the query of
 * its list.
 */
export interface Resource<T = unknown, W = unknown, Q = unknown> {
  readonly [types]?: { shown: T; written: W; query: Q };
  readonly table: string;
  /** What one is called: in a sentence, and among the deletions. */
  readonly noun: string;
  /** The path of its collection in the contract. */
  readonly path: string;
  readonly fields: Fields;
  /** The columns beside the one of the owner, in the order of the fields. */
  readonly columns: readonly Column[];
  /** Those that are fetched, in the order in which rows have them. */
  readonly selected: readonly Column[];
  readonly statements: ResourceStatements;
  /** The filter of each query parameter. */
  readonly parameters: ReadonlyMap<string, Filter>;
  /** The column of a path; throws where there is none. */
  columnAt(path: string): Column;
  /** What a list may be sorted by. */
  readonly orders: ReadonlyMap<string, Order>;
  /** What a list is sorted by; `name` without its sign. */
  orderOf(name: string): Order;
  /** What is counted for each entry of a list, where its query asks for it. */
  countsIn(query: object): CountsField | undefined;
  /** The 404 for an id. */
  missing(id: string): Problem;
}

/**
 * Declares a resource. The contract's types are given first, so that the declaration is checked against them where it stands:
 * `resource<Task, TaskReplace, Query>()({ … })`.
 */
export const resource =
  <T extends Entity, W extends Partial<T>, Query extends ListQuery>() =>
  (declaration: Declaration<T, W, Query>): Resource<T, W, Query> => {
    const columns = columnsOf(declaration.fields);
    const byPath = new Map(columns.map((column) => [column.path, column]));
    const columnAt = (path: string): Column => {
      const column = byPath.get(path);
      if (!column) throw new Error(`${declaration.table}: ${path} is no field that is stored`);
      return column;
    };
    const orders = new Map(
      Object.entries<Sort>(declaration.sorts).map(([name, { paths, collate, key }]) => [
        name,
        { columns: paths.map(columnAt), collate, key },
      ]),
    );
    for (const { since } of columns) if (since !== undefined) columnAt(since);
    const selected = columns.filter(({ since }) => since === undefined);
    const fields: Fields = declaration.fields;
    const counted = Object.entries(fields).flatMap(([field, form]) =>
      form.form === 'counts' ? [{ ...form, field }] : [],
    );
    const parameters = new Map(Object.entries<Filter>(declaration.filters));
    for (const { paths } of parameters.values()) paths.map(columnAt);
    return {
      table: declaration.table,
      noun: declaration.noun,
      path: declaration.path,
      fields,
      columns,
      selected,
      columnAt,
      orders,
      parameters,
      statements: statementsOf(declaration.table, declaration.noun, columns, selected),
      orderOf(name) {
        const order = orders.get(name);
        if (!order) throw new Error(`${declaration.table}: no sort ${name} is declared`);
        return order;
      },
      countsIn: (query) => counted.find(({ askedBy }) => Reflect.get(query, askedBy) === true),
      missing: (id) => new Problem(declaration.notFound, { detail: `You have no ${declaration.noun} ${id}.` }),
    };
  };
