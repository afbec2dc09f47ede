ALTER TABLE "tasks"
    ADD COLUMN "project_id" UUID,
    ADD COLUMN "parent_id" UUID,
    ADD COLUMN "due_date" DATE,
    ADD COLUMN "due_time" TIME(0),
    ADD COLUMN "due_time_zone" TEXT,
    ADD COLUMN "priority" INTEGER NOT NULL DEFAULT 0,
    ADD COLUMN "tags" TEXT[] NOT NULL DEFAULT '{}',
    ADD COLUMN "metadata" JSONB NOT NULL DEFAULT '{}',
    ADD COLUMN "search_title" TEXT,
    ADD COLUMN "search_description" TEXT,
    ADD COLUMN "search_tags" TEXT[] NOT NULL DEFAULT '{}';
