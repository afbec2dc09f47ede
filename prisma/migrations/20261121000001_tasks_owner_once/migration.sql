ALTER TABLE "tasks" DROP CONSTRAINT "tasks_user_id_fkey";
