-- A time, or a zone, is one of a day.
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_due_date"
    CHECK ("due_date" IS NOT NULL OR ("due_time" IS NULL AND "due_time_zone" IS NULL));
