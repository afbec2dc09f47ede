ALTER TABLE "tasks" ADD CONSTRAINT "tasks_position" CHECK ("position" BETWEEN -1e15 AND 1e15);
