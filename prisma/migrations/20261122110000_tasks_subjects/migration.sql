-- Who made a task, and who completed it. Null for tasks from before: nobody wrote it down.
ALTER TABLE "tasks" ADD COLUMN "completed_by" text, ADD COLUMN "created_by" text;
