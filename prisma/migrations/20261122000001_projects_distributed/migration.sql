-- Where the tables are distributed by user (Citus), so is this one: tasks refer to it.
DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_extension WHERE extname = 'citus') THEN
        IF EXISTS (SELECT FROM pg_dist_partition WHERE logicalrelid = 'users'::regclass AND partmethod = 'h') THEN
            PERFORM create_distributed_table('projects', 'user_id', colocate_with => 'users');
        END IF;
    END IF;
END
$$;
