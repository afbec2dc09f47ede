-- The number of the last change of the row; 0 where it was made before there were numbers.
ALTER TABLE "tasks" ADD COLUMN "change_seq" BIGINT NOT NULL DEFAULT 0;
