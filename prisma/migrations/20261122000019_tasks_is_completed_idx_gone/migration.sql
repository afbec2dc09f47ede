DROP INDEX "tasks_user_id_is_completed_id_idx";
