ALTER TABLE "tasks" ADD CONSTRAINT "tasks_project_fkey"
    FOREIGN KEY ("user_id", "project_id") REFERENCES "projects"("user_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
