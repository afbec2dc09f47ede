-- Where the other tables are distributed (Citus), the cursors are as well, beside them; the state stays where it is, for all nodes to see.
DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_extension WHERE extname = 'citus') THEN
        IF EXISTS (SELECT FROM pg_dist_partition WHERE logicalrelid = 'users'::regclass AND partmethod = 'h') THEN
            PERFORM create_distributed_table('webhook_cursors', 'user_id', colocate_with => 'users');
            PERFORM citus_add_local_table_to_metadata('webhook_state');
        END IF;
    END IF;
END
$$;
