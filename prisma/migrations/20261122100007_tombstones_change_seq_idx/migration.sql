-- The order of changes.
CREATE INDEX "tombstones_user_id_change_seq_resource_id_idx" ON "tombstones"("user_id", "change_seq", "resource", "id");
