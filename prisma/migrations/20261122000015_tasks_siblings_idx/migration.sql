-- The order of siblings, and of a project.
CREATE INDEX "tasks_siblings_idx" ON "tasks"("user_id", "project_id", "parent_id", "position", "id");
