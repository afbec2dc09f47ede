/** What the databases of tests refuse at the end of a transaction: a write that forgets the number of its change. */

/** The rows of a user that have numbers, by their tables; tombstones call them so. */
const KINDS = { tasks: 'task', projects: 'project' } as const;

/**
 * Whether the user's number was raised in this very transaction, to the one that `changed` has. The user's row is raised outside of savepoints,
 * so that its `xmin` is the id of the transaction.
 */
const FUNCTIONS = `
CREATE OR REPLACE FUNCTION raised_to(owner text, changed bigint) RETURNS boolean LANGUAGE sql SECURITY DEFINER AS $$
  SELECT EXISTS (
    SELECT FROM users WHERE id = owner AND change_seq = changed AND changed > 0
    AND xmin::text::bigint = pg_current_xact_id()::text::bigint % 4294967296
  )
$$;
CREATE OR REPLACE FUNCTION check_written() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
  IF raised_to(NEW.user_id, NEW.change_seq) THEN RETURN NULL; END IF;
  RAISE EXCEPTION '% of % % has the number %, which is not that of this transaction', TG_OP, TG_TABLE_NAME, NEW.id, NEW.change_seq;
END $$;
CREATE OR REPLACE FUNCTION check_deleted() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM users WHERE id = OLD.user_id) THEN RETURN NULL; END IF;
  IF EXISTS (
    SELECT FROM tombstones WHERE user_id = OLD.user_id AND resource = TG_ARGV[0] AND id = OLD.id
    AND raised_to(OLD.user_id, change_seq)
  ) THEN RETURN NULL; END IF;
  RAISE EXCEPTION 'DELETE of % % left no tombstone with the number of this transaction', TG_TABLE_NAME, OLD.id;
END $$;
CREATE OR REPLACE FUNCTION check_raised() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
  numbered regclass;
  is_used boolean;
BEGIN
  IF NEW.change_seq <> OLD.change_seq + 1 THEN
    RAISE EXCEPTION 'the number of % went from % to %', NEW.id, OLD.change_seq, NEW.change_seq;
  END IF;
  IF EXISTS (SELECT FROM users WHERE id = NEW.id AND change_seq <> NEW.change_seq) THEN
    RAISE EXCEPTION 'the number of % was raised twice in one transaction', NEW.id;
  END IF;
  -- Whatever tables there are: tests of the kit have one of their own.
  FOR numbered IN
    SELECT attrelid FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
    WHERE attname = 'change_seq' AND relkind = 'r' AND relname <> 'users'
  LOOP
    EXECUTE format('SELECT EXISTS (SELECT FROM %s WHERE user_id = $1 AND change_seq = $2)', numbered)
      INTO is_used USING NEW.id, NEW.change_seq;
    IF is_used THEN RETURN NULL; END IF;
  END LOOP;
  RAISE EXCEPTION 'the number of % was raised to %, which nothing has', NEW.id, NEW.change_seq;
END $$;`;

const trigger = (table: string, name: string, event: string, condition: string, call: string): string => `
DROP TRIGGER IF EXISTS ${name} ON ${table};
CREATE CONSTRAINT TRIGGER ${name} AFTER ${event} ON ${table} DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (${condition}) EXECUTE FUNCTION ${call};`;

/** Rows that are stored past the service have the number 0; that its own INSERTs give one is a rule of their texts (test/distributed). */
const ofRows = ([table, kind]: [table: string, kind: string]): string =>
  trigger(table, 'number_of_new', 'INSERT', 'NEW.change_seq > 0', 'check_written()') +
  trigger(table, 'number_of_changed', 'UPDATE', 'NEW.version <> OLD.version', 'check_written()') +
  trigger(table, 'number_of_deleted', 'DELETE', 'TRUE', `check_deleted('${kind}')`);

/** The rules, as SQL that may be run again; not for a distributed PostgreSQL, which takes no triggers. */
export const NUMBER_RULES = [
  FUNCTIONS,
  ...Object.entries(KINDS).map(ofRows),
  trigger('users', 'number_of_user', 'UPDATE', 'NEW.change_seq <> OLD.change_seq', 'check_raised()'),
].join('');
