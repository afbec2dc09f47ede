ALTER TABLE "tasks" ADD CONSTRAINT "tasks_metadata_entries"
    CHECK (jsonb_array_length(jsonb_path_query_array("metadata", '$.keyvalue()')) <= 50);
