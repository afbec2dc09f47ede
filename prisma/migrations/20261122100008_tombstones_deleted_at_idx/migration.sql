-- Finds what is old enough to go.
CREATE INDEX "tombstones_user_id_deleted_at_idx" ON "tombstones"("user_id", "deleted_at");
