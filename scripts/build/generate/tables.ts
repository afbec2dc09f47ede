/** A model of schema.prisma, up to its closing brace (https://www.prisma.io/docs/orm/reference/prisma-schema-reference#model). */
const MODEL = /^model (\w+) \{\n([\s\S]*?)^\}/gm;

const MAP = /^\s*@@map\("([^"]+)"\)/m;

/** The column of the owner. */
const OWNER = /^\s*user_id\s+String\b/m;

/**
 * Generates the list of owned tables: those of all models with a `user_id`. Row-level security, distribution and tests use it.
 * @param schema the text of schema.prisma
 */
export function ownedTables(schema: string): string {
  const owned = [...schema.matchAll(MODEL)].filter(([, , body = '']) => OWNER.test(body));
  const names = owned.map(([, model = '', body = '']) => MAP.exec(body)?.[1] ?? model);
  return `// Made from prisma/schema.prisma by \`npm run generate\`. Do not edit.
/** The tables whose rows belong to users, named by their \`user_id\`. */
export const OWNED_TABLES = [${names.map((name) => `'${name}'`).join(', ')}] as const;
`;
}
