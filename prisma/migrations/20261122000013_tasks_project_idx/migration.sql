CREATE INDEX "tasks_user_id_project_id_id_idx" ON "tasks"("user_id", "project_id", "id");
