-- As of tasks.
ALTER TABLE "projects" ADD COLUMN "change_seq" BIGINT NOT NULL DEFAULT 0;
