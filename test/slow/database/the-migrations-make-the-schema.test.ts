import { readFile } from 'node:fs/promises';
import type pg from 'pg';
import t, { type Test } from 'tap';
import { projectFile } from '../../../src/config/paths.ts';
import { schemaEngine } from '../../../src/database/migrate/schema-engine.ts';
import { openEmbeddedCopy } from '../../database/scratch.ts';

const content = await readFile(projectFile('prisma/schema.prisma'), 'utf8');

/**
 * The adapter does not know the type "char" of `pg_constraint`: here such columns are text. With that the engine reads
 * foreign keys, but not the CHECKs, which a schema cannot say anyway: it hears that there are none.
 */
function withoutChecks(pool: pg.Pool): pg.Pool {
  const query = pool.query.bind(pool) as (config: pg.QueryConfig) => Promise<pg.QueryResult>;
  const answer = async (config: pg.QueryConfig) => {
    const result = await query(config);
    const characters = result.fields.filter((field) => field.dataTypeID === 18);
    for (const field of characters) field.dataTypeID = 25;
    return characters.some(({ name }) => name === 'constraint_type') ? { ...result, rows: [] } : result;
  };
  return Object.assign(pool, { query: answer });
}

/** The SQL that would lead from the database to a schema. */
async function drift(t: Test, schema: string): Promise<string> {
  const pool = withoutChecks((await openEmbeddedCopy(t)).pool);
  const engine = await schemaEngine(pool);
  const difference = await engine.diff({
    from: { tag: 'schemaDatasource', files: [{ path: 'schema.prisma', content }], configDir: '' },
    to: { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content: schema }] },
    script: true,
    exitCode: true,
    filters: { externalTables: [], externalEnums: [] },
  });
  engine.free();
  return difference.stdout ?? '';
}

t.test('what the migrations make is what schema.prisma says', async (t) => {
  t.equal((await drift(t, content)).trim(), '-- This is an empty migration.');
});

const differences: [name: string, change: [from: string, to: string], want: string][] = [
  ['a column that may be null', ['title              String', 'title              String?'], 'DROP NOT NULL'],
  ['another rule for what happens with a user', ['onDelete: Cascade', 'onDelete: Restrict'], 'ON DELETE RESTRICT'],
  ['another rule for the id of a user', ['onUpdate: NoAction', 'onUpdate: Cascade'], 'ON UPDATE CASCADE'],
  ['an index that is missing', ['@@map("tasks")', '@@index([title])\n  @@map("tasks")'], 'CREATE INDEX'],
];
for (const [name, [from, to], want] of differences) {
  t.test(`a difference would show: ${name}`, async (t) => {
    t.match(await drift(t, content.replace(from, to)), want);
  });
}
