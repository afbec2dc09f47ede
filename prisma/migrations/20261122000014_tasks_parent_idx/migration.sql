CREATE INDEX "tasks_user_id_parent_id_id_idx" ON "tasks"("user_id", "parent_id", "id");
