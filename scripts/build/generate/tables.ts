/** A model of schema.prisma, up to its closing brace (https://www.prisma.io/docs/orm/reference/prisma-schema-reference#model). */
const MODEL = /^model (\w+) \{\n([\s\S]*?)^\}/gm;

const MAP = /^\s*@@map\("([^"]+)"\)/m;

/** The column of the owner. */
const OWNER = /^\s*user_id\s+String\b/m;

/** The column of the number of the last change. */
const NUMBER = /^\s*change_seq\s+BigInt\b/m;

/** The names of tables, as a list in TypeScript. */
const listOf = (models: readonly RegExpExecArray[]): string =>
  models.map(([, model = '', body = '']) => `'${MAP.exec(body)?.[1] ?? model}'`).join(', ');

/**
 * Generates the list of owned tables: those of all models with a `user_id`, and of them those whose rows have the number of their last
 * change. Transactions, row-level security, distribution and tests use it.
 * @param schema the text of schema.prisma
 */
export function ownedTables(schema: string): string {
  const owned = [...schema.matchAll(MODEL)].filter(([, , body = '']) => OWNER.test(body));
  const numbered = owned.filter(([, , body = '']) => NUMBER.test(body));
  return `// Made from prisma/schema.prisma by \`npm run generate\`. Do not edit.
/** The tables whose rows belong to users, named by their \`user_id\`. */
export const OWNED_TABLES = [${listOf(owned)}] as const;

/** Those of them whose rows have the number of their last change. */
export const NUMBERED_TABLES = [${listOf(numbered)}] as const;
`;
}
