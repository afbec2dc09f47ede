ALTER TABLE "tasks" ADD CONSTRAINT "tasks_due_time_zone_length" CHECK (char_length("due_time_zone") BETWEEN 1 AND 64);
