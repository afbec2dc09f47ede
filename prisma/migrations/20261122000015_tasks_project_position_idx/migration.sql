-- A project in its order; and the siblings of a task that is moved, most of which are at the top of it.
CREATE INDEX "tasks_user_id_project_id_position_id_idx" ON "tasks"("user_id", "project_id", "position", "id");
