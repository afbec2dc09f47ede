-- A key stands for a request to one operation. All keys so far were of the only creation that there was.
ALTER TABLE "idempotency_keys" ADD COLUMN "operation" TEXT NOT NULL DEFAULT 'createTask';
