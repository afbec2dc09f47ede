import { Prisma } from '../../generated/prisma/client.ts';
import type { DatabaseClient } from '../database/create-client.ts';
import type { Resource } from './resource.ts';

interface StoredColumn {
  readonly table: string;
  readonly name: string;
  /** As `format_type` gives it. */
  readonly type: string;
  readonly is_required: boolean;
  readonly has_default: boolean;
}

/** Columns as PostgreSQL's catalogue has them (https://www.postgresql.org/docs/current/catalog-pg-attribute.html). */
const storedColumns = (db: Pick<DatabaseClient, '$queryRaw'>, tables: readonly string[]): Promise<StoredColumn[]> =>
  db.$queryRaw(Prisma.sql`
    SELECT tables.name AS table, attname::text AS name, format_type(atttypid, atttypmod) AS type,
      attnotnull AS is_required, atthasdef AS has_default
    FROM unnest(${tables}::text[]) AS tables(name)
    JOIN pg_attribute ON attrelid = to_regclass(tables.name) AND attnum > 0 AND NOT attisdropped`);

function faultsOf({ table, columns }: Resource, stored: readonly StoredColumn[]): string[] {
  const found = new Map(stored.filter((column) => column.table === table).map((column) => [column.name, column]));
  if (found.size === 0) return [`there is no table ${table}`];
  const followers = columns.flatMap(({ since, search }) => [since ?? [], search ?? []].flat());
  const unsearchable = columns.flatMap(({ search, name }) =>
    search === undefined || found.has(search) ? [] : [`${table} has no column ${search}, for searches of ${name}`],
  );
  const differing = columns.flatMap(({ name, type, isNullable }) => {
    const column = found.get(name);
    if (!column) return [`${table} has no column ${name} (${type.formatted})`];
    if (column.type !== type.formatted) return [`${table}.${name} is ${column.type}, not ${type.formatted}`];
    if (column.is_required === isNullable)
      return [`${table}.${name} ${isNullable ? 'must not be null' : 'may be null'}`];
    return [];
  });
  const known = new Set(['user_id', ...columns.map(({ name }) => name), ...followers]);
  const unknown = [...found.values()].filter((one) => !known.has(one.name) && one.is_required && !one.has_default);
  return [
    ...differing,
    ...unsearchable,
    ...unknown.map(({ name }) => `${table}.${name} needs a value, and no field gives it one`),
  ];
}

/**
 * Compares what is declared with the tables, whose migrations have to be applied.
 * @param db the client
 * @param resources what is declared
 * @returns what differs, in words: a column that is missing, of another type, null where it must not be, or that nobody fills
 */
export async function tableFaults(
  db: Pick<DatabaseClient, '$queryRaw'>,
  resources: readonly Resource[],
): Promise<string[]> {
  const stored = await storedColumns(
    db,
    resources.map(({ table }) => table),
  );
  return resources.flatMap((resource) => faultsOf(resource, stored));
}
