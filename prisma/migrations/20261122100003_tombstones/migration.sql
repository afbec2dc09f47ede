-- What was deleted, for clients that keep a copy: a row for each, until it is older than CHANGES_RETENTION_DAYS.
CREATE TABLE "tombstones" (
    "user_id" TEXT NOT NULL,
    "resource" TEXT COLLATE "C" NOT NULL,
    "id" UUID NOT NULL,
    "change_seq" BIGINT NOT NULL,
    "deleted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "tombstones_pkey" PRIMARY KEY ("user_id", "resource", "id"),
    CONSTRAINT "tombstones_owner_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE NO ACTION
);
