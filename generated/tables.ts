// Made from prisma/schema.prisma by `npm run generate`. Do not edit.
/** The tables whose rows belong to users, named by their `user_id`. */
export const OWNED_TABLES = ['projects', 'tasks', 'idempotency_keys'] as const;
