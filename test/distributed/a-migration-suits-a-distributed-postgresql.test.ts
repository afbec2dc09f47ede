import { type AlterTableStmt, type DropStmt, type IndexStmt, type Node, parse } from 'libpg-query';
import t from 'tap';
import { MIGRATIONS, migrationNames, migrationScript } from '../../src/database/migrate/migrations.ts';
import { nodesIn } from './syntax.ts';

/** Applied before anything could be distributed: the foreign keys that they made could not be. */
const BEFORE = new Set(['20261120000000_initial', '20261120120000_lists_and_idempotency']);

/** Commands of ALTER TABLE that Citus 13 takes beside another statement, seen on a cluster; it takes every one that is alone. */
const SOCIABLE = new Set(['AT_AddColumn', 'AT_DropConstraint']);

const commandsOf = ({ cmds = [] }: AlterTableStmt): string[] =>
  [...nodesIn(cmds)].flatMap(({ kind, node }) =>
    kind === 'AlterTableCmd' ? ((node as { subtype?: string }).subtype ?? '') : [],
  );

/** Whether Citus refuses it in a file with other statements. What a file does to a table that it makes itself is free: it is not distributed yet. */
function isAlone(statement: Node, made: ReadonlySet<string | undefined>): boolean {
  const [kind, node] = Object.entries(statement)[0] as [string, object];
  if (kind === 'IndexStmt') return !made.has((node as IndexStmt).relation?.relname);
  if (kind === 'DropStmt') return (node as DropStmt).removeType === 'OBJECT_INDEX';
  if (kind !== 'AlterTableStmt') return false;
  const alter = node as AlterTableStmt;
  return !made.has(alter.relation?.relname) && commandsOf(alter).some((command) => !SOCIABLE.has(command));
}

/** What of a migration a distributed PostgreSQL would refuse. */
async function refusedIn(sql: string): Promise<string[]> {
  const tree: { stmts?: { stmt?: Node }[] } = await parse(sql);
  const statements = (tree.stmts ?? []).flatMap(({ stmt }) => stmt ?? []);
  const made = new Set(
    statements.map((statement) => ('CreateStmt' in statement ? statement.CreateStmt.relation?.relname : undefined)),
  );
  made.delete(undefined);
  const cascades = [...nodesIn(tree)].filter(({ node }) => (node as { fk_upd_action?: string }).fk_upd_action === 'c');
  const alone = statements.length > 1 ? statements.filter((statement) => isAlone(statement, made)) : [];
  return [
    ...cascades.map(() => 'a foreign key ON UPDATE CASCADE'),
    ...alone.map((statement) => `${Object.keys(statement)[0]} beside other statements`),
  ];
}

for (const name of await migrationNames(MIGRATIONS)) {
  t.test(name, { skip: BEFORE.has(name) && 'applied before the tables could be distributed' }, async (t) => {
    t.strictSame(await refusedIn(await migrationScript(MIGRATIONS, name)), []);
  });
}

const examples: [sql: string, want: string[]][] = [
  ['CREATE INDEX ON tasks (user_id)', []],
  [
    'CREATE INDEX ON tasks (user_id); DROP INDEX a',
    ['IndexStmt beside other statements', 'DropStmt beside other statements'],
  ],
  ['ALTER TABLE tasks ADD COLUMN a integer; ALTER TABLE tasks ADD COLUMN b integer, DROP CONSTRAINT c', []],
  ['ALTER TABLE tasks ADD CHECK (version > 0); SELECT 1', ['AlterTableStmt beside other statements']],
  ['ALTER TABLE tasks ALTER COLUMN version SET DEFAULT 2; SELECT 1', ['AlterTableStmt beside other statements']],
  ['CREATE TABLE a (b text); CREATE INDEX ON a (b); ALTER TABLE a ADD CHECK (b > $$c$$)', []],
  ['ALTER TABLE a ADD FOREIGN KEY (user_id) REFERENCES users ON UPDATE CASCADE', ['a foreign key ON UPDATE CASCADE']],
];
for (const [sql, want] of examples) {
  t.test(`${want.length === 0 ? 'suits' : 'refused'}: ${sql}`, async (t) => {
    t.strictSame(await refusedIn(sql), want);
  });
}

t.test('the migrations that made the first foreign keys would be refused', async (t) => {
  for (const name of BEFORE) t.not((await refusedIn(await migrationScript(MIGRATIONS, name))).length, 0, name);
});
