ALTER TABLE "tasks" ADD CONSTRAINT "tasks_priority" CHECK ("priority" BETWEEN 0 AND 9);
