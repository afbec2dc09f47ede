ALTER TABLE "tasks" ADD CONSTRAINT "tasks_parent_fkey"
    FOREIGN KEY ("user_id", "parent_id") REFERENCES "tasks"("user_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
