-- The order of `due`, for its sort and its filters: by day, then the whole day before its times.
CREATE INDEX "tasks_due_idx" ON "tasks"("user_id", ("due_date" + coalesce("due_time"::interval, '-00:00:00.000001'::interval)), "id");
