-- Names are sorted by their Unicode code points, whatever the locale of the database.
-- The CHECKs repeat the contract's rules for whatever writes past the service.
CREATE TABLE "projects" (
    "user_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "description" TEXT,
    "color" TEXT,
    "position" DOUBLE PRECISION NOT NULL,
    "is_archived" BOOLEAN NOT NULL DEFAULT false,
    "metadata" JSONB NOT NULL DEFAULT '{}',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "search_name" TEXT NOT NULL,
    "search_description" TEXT,

    CONSTRAINT "projects_pkey" PRIMARY KEY ("user_id", "id"),
    CONSTRAINT "projects_owner_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE NO ACTION,
    CONSTRAINT "projects_name_length" CHECK (char_length("name") BETWEEN 1 AND 200),
    -- The white space of the contract's pattern (ECMA-262), whatever the locale of the database calls white.
    CONSTRAINT "projects_name_not_blank" CHECK (btrim("name", U&'\0009\000A\000B\000C\000D\0020\00A0\1680\2000\2001\2002\2003\2004\2005\2006\2007\2008\2009\200A\2028\2029\202F\205F\3000\FEFF') <> ''),
    CONSTRAINT "projects_description_length" CHECK (char_length("description") <= 5000),
    CONSTRAINT "projects_color" CHECK ("color" ~ '^#[0-9a-fA-F]{6}$'),
    CONSTRAINT "projects_position" CHECK ("position" BETWEEN -1e15 AND 1e15),
    CONSTRAINT "projects_metadata_entries" CHECK (jsonb_array_length(jsonb_path_query_array("metadata", '$.keyvalue()')) <= 50),
    CONSTRAINT "projects_version" CHECK ("version" >= 1)
);

CREATE INDEX "projects_user_id_position_id_idx" ON "projects"("user_id", "position", "id");
