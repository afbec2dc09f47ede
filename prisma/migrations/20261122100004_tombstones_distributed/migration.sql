-- Where the other tables are distributed (Citus), this one is as well, beside them.
DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_extension WHERE extname = 'citus') THEN
        IF EXISTS (SELECT FROM pg_dist_partition WHERE logicalrelid = 'users'::regclass AND partmethod = 'h') THEN
            PERFORM create_distributed_table('tombstones', 'user_id', colocate_with => 'users');
        END IF;
    END IF;
END
$$;
