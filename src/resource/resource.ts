import { Problem } from '../problems/index.ts';
import { type Column, columnsOf } from './columns.ts';
import type { Declaration, Entity, ListQuery } from './declaration.ts';
import type { Form } from './fields.ts';
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
  /** The path of its collection in the contract. */
  readonly path: string;
  readonly fields: Readonly<Record<string, Form & { readonly isWritable?: boolean }>>;
  /** The columns beside the one of the owner, in the order of the fields. */
  readonly columns: readonly Column[];
  /** Those that are fetched, in the order in which rows have them. */
  readonly selected: readonly Column[];
  readonly statements: ResourceStatements;
  /** The filter of each query parameter. */
  readonly parameters: ReadonlyMap<string, Filter>;
  /** The column of a path; throws where there is none. */
  columnAt(path: string): Column;
  /** What a list is sorted by; `name` without its sign. */
  orderOf(name: string): Order;
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
      Object.entries<Sort>(declaration.sorts).map(([name, { paths, collate }]) => [
        name,
        { columns: paths.map(columnAt), collate },
      ]),
    );
    for (const { since } of columns) if (since !== undefined) columnAt(since);
    const selected = columns.filter(({ since }) => since === undefined);
    const parameters = new Map(Object.entries<Filter>(declaration.filters));
    for (const { paths } of parameters.values()) paths.map(columnAt);
    return {
      table: declaration.table,
      path: declaration.path,
      fields: declaration.fields,
      columns,
      selected,
      columnAt,
      parameters,
      statements: statementsOf(declaration.table, columns, selected),
      orderOf(name) {
        const order = orders.get(name);
        if (!order) throw new Error(`${declaration.table}: no sort ${name} is declared`);
        return order;
      },
      missing: (id) => new Problem(declaration.notFound, { detail: `You have no ${declaration.noun} ${id}.` }),
    };
  };
