ALTER TABLE "tasks" ADD CONSTRAINT "tasks_not_below_itself" CHECK ("parent_id" <> "id");
