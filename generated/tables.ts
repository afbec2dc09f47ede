// Made from prisma/schema.prisma by `npm run generate`. Do not edit.
/** The tables whose rows belong to users, named by their `user_id`. */
export const OWNED_TABLES = ['projects', 'tasks', 'idempotency_keys', 'tombstones', 'webhook_cursors'] as const;

/** Those of them whose rows have the number of their last change. */
export const NUMBERED_TABLES = ['projects', 'tasks', 'tombstones'] as const;
