-- As for tasks.
ALTER TABLE "idempotency_keys" ADD CONSTRAINT "idempotency_keys_owner_fkey"
    FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE NO ACTION;
