-- The tables. Every key begins with the user: isolation, locality and shard key in one.
-- The CHECKs repeat the contract's rules for whatever writes past the service.

CREATE TABLE "users" (
    "id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "users_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "users_id_length" CHECK (char_length("id") BETWEEN 1 AND 255)
);

CREATE TABLE "tasks" (
    "user_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT,
    "is_completed" BOOLEAN NOT NULL DEFAULT false,
    "completed_at" TIMESTAMPTZ(3),
    "position" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "tasks_pkey" PRIMARY KEY ("user_id", "id"),
    CONSTRAINT "tasks_title_length" CHECK (char_length("title") BETWEEN 1 AND 500),
    -- The white space of the contract's pattern (ECMA-262), whatever the locale of the database calls white.
    CONSTRAINT "tasks_title_not_blank" CHECK (btrim("title", U&'\0009\000A\000B\000C\000D\0020\00A0\1680\2000\2001\2002\2003\2004\2005\2006\2007\2008\2009\200A\2028\2029\202F\205F\3000\FEFF') <> ''),
    CONSTRAINT "tasks_description_length" CHECK (char_length("description") <= 5000),
    CONSTRAINT "tasks_completion" CHECK ("is_completed" = ("completed_at" IS NOT NULL)),
    CONSTRAINT "tasks_version" CHECK ("version" >= 1)
);

CREATE INDEX "tasks_user_id_is_completed_id_idx" ON "tasks"("user_id", "is_completed", "id");

ALTER TABLE "tasks" ADD CONSTRAINT "tasks_user_id_fkey"
    FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
