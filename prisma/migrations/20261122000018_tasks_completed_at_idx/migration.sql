-- Whether a task is completed follows from whether there is a moment: this serves that filter as well.
CREATE INDEX "tasks_user_id_completed_at_id_idx" ON "tasks"("user_id", "completed_at", "id");
