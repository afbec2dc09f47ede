-- How many transactions have changed what the user has: each raises it by one, under the lock of this row, so that the order of numbers
-- is the order of commits. `epoch` tells an account from another one that is made under the same name later; `change_floor` is the
-- number of the last deletion that is not known any more.
ALTER TABLE "users"
    ADD COLUMN "change_seq" BIGINT NOT NULL DEFAULT 0,
    ADD COLUMN "change_floor" BIGINT NOT NULL DEFAULT 0,
    ADD COLUMN "epoch" UUID NOT NULL DEFAULT gen_random_uuid();
