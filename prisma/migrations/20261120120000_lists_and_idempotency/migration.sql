-- Orders that a list can have besides that of the primary key. There is none on the title: with a long subject and a long title
-- an entry would exceed what a B-tree takes (2,704 bytes), so that order is made from the user's own rows.
CREATE INDEX "tasks_user_id_updated_at_id_idx" ON "tasks"("user_id", "updated_at", "id");
CREATE INDEX "tasks_user_id_position_id_idx" ON "tasks"("user_id", "position", "id");

CREATE TABLE "idempotency_keys" (
    "user_id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "idempotency_keys_pkey" PRIMARY KEY ("user_id", "key"),
    CONSTRAINT "idempotency_keys_key_length" CHECK (char_length("key") BETWEEN 1 AND 255)
);

CREATE INDEX "idempotency_keys_user_id_expires_at_idx" ON "idempotency_keys"("user_id", "expires_at");

ALTER TABLE "idempotency_keys" ADD CONSTRAINT "idempotency_keys_user_id_fkey"
    FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
