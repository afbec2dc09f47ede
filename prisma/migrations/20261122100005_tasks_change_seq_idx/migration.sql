-- The order of changes.
CREATE INDEX "tasks_user_id_change_seq_id_idx" ON "tasks"("user_id", "change_seq", "id");
