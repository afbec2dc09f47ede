-- 0 is no priority, and comes last.
CREATE INDEX "tasks_priority_idx" ON "tasks"("user_id", (nullif("priority", 0)), "id");
