-- ON UPDATE NO ACTION, because a distributed PostgreSQL refuses CASCADE on the column that it distributes by. First the new foreign key, then the
-- old one goes, so that there is no moment without. One statement a migration: Citus refuses several of this kind.
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_owner_fkey"
    FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE NO ACTION;
