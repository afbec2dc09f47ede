import { runSql } from './sql.ts';

/**
 * What of Citus `npm run distribute` uses, for a plain PostgreSQL: the row of the extension, the view `citus_tables` (here a table), and
 * the three functions. They write down their calls, but move no rows and make no shards: this tests the logic of the script, and
 * says nothing of Citus. What Citus does is tested on a real cluster, by `npm run test:citus` (test/citus).
 */
const STAND_IN = `
  INSERT INTO pg_extension (oid, extname, extowner, extnamespace, extrelocatable, extversion)
    VALUES (4000000000, 'citus', 10, 'pg_catalog'::regnamespace, false, '13.0-1');
  CREATE TABLE calls (place serial, call text);
  CREATE TABLE citus_tables (table_name regclass, citus_table_type text, distribution_column text, colocation_id integer);

  CREATE FUNCTION create_distributed_table(
    table_name regclass, distribution_column text, distribution_type text DEFAULT 'hash', colocate_with text DEFAULT 'default'
  ) RETURNS void LANGUAGE plpgsql AS $$
  BEGIN
    IF EXISTS (SELECT FROM pg_constraint WHERE contype = 'f' AND conrelid = $1 AND confrelid <> $1
      AND confrelid NOT IN (SELECT citus.table_name FROM citus_tables AS citus)) THEN
      RAISE 'referenced table must be a distributed table or a reference table';
    END IF;
    INSERT INTO calls (call) VALUES (format('%s by %s with %s in %s', $1, $2, $4, txid_current()));
    INSERT INTO citus_tables VALUES ($1, 'distributed', $2,
      coalesce((SELECT colocation_id FROM citus_tables AS citus WHERE citus.table_name::text = $4), 7));
  END $$;

  CREATE FUNCTION truncate_local_data_after_distributing_table(table_name regclass) RETURNS void LANGUAGE plpgsql AS $$
  BEGIN
    INSERT INTO calls (call) VALUES (format('truncate %s', $1));
    EXECUTE format('TRUNCATE %s CASCADE', $1);
  END $$;

  CREATE FUNCTION citus_add_local_table_to_metadata(table_name regclass) RETURNS void LANGUAGE plpgsql AS $$
  BEGIN
    INSERT INTO calls (call) VALUES (format('share %s', $1));
    INSERT INTO citus_tables VALUES ($1, 'local', '<none>', 0);
  END $$;`;

/** Makes a database look like the coordinator of a Citus cluster, as far as the script can see. Needs a superuser. */
export const pretendCitus = (url: string): Promise<unknown> => runSql(url, STAND_IN);

/** What was asked of Citus, in order; transactions are numbered from 1. */
export async function callsTo(url: string): Promise<string[]> {
  const rows = await runSql<{ call: string }>(url, 'SELECT call FROM calls ORDER BY place');
  const transactions = [...new Set(rows.flatMap(({ call }) => / in (\d+)$/.exec(call)?.[1] ?? []))];
  return rows.map(({ call }) => call.replace(/\d+$/, (number) => `transaction ${transactions.indexOf(number) + 1}`));
}
