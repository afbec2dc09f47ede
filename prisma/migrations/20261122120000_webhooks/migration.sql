-- How far the operator's receiver has been told of each user's changes, and of all of them together since when, and whether it wants to
-- be told no more. Written by nothing but what sends webhooks, and by the removal of an account.
CREATE TABLE "webhook_state" (
    "id" INTEGER NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "seeded_at" TIMESTAMPTZ(3),
    "stopped_for" TEXT,

    CONSTRAINT "webhook_state_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "webhook_cursors" (
    "user_id" TEXT NOT NULL,
    "done_seq" BIGINT NOT NULL DEFAULT 0,
    "position" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "failing" TEXT,
    "next_attempt_at" TIMESTAMPTZ(3),
    "lease" TEXT,
    "leased_until" TIMESTAMPTZ(3),

    CONSTRAINT "webhook_cursors_pkey" PRIMARY KEY ("user_id"),
    CONSTRAINT "webhook_cursors_owner_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE NO ACTION
);
