import { readFileSync } from 'node:fs';
import t from 'tap';
import { projectFile } from '../../src/config/paths.ts';

t.test('the privileges on the page are on every table of the schema', async (t) => {
  const page = readFileSync(projectFile('docs/operations.md'), 'utf8');
  const granted = [...page.matchAll(/^GRANT SELECT, INSERT, UPDATE.* ON (.*) TO /gm)].flatMap(([, tables]) =>
    String(tables).split(', '),
  );
  const schema = readFileSync(projectFile('prisma/schema.prisma'), 'utf8');
  const tables = [...schema.matchAll(/^ {2}@@map\("(\w+)"\)$/gm)].map(([, table]) => String(table));
  t.strictSame(granted.sort(), tables.sort());
});
