-- The order of changes.
CREATE INDEX "projects_user_id_change_seq_id_idx" ON "projects"("user_id", "change_seq", "id");
