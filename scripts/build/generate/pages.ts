import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { VARIABLES } from '../../../src/config/variables.ts';
import { DECLARATIONS } from '../../../src/mcp/tools.ts';
import { PROBLEMS, type ProblemCode, slugOf } from '../../../src/problems/catalogue.ts';

const table = (head: string[], rows: string[][]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

function configurationTable(): string {
  const rows = Object.entries(VARIABLES).map(([name, variable]) => {
    const initial = z.safeParse(z.object({ [name]: variable }), {}).data?.[name];
    return [`\`${name}\``, initial === undefined ? '' : `\`${initial}\``, variable.description ?? ''];
  });
  return table(['variable', 'default', 'meaning'], rows);
}

function problemTable(): string {
  const rows = Object.entries(PROBLEMS).map(([code, { status, title }]) => [
    `\`${code}\``,
    String(status),
    title,
    `\`/problems/${slugOf(code as ProblemCode)}\``,
  ]);
  return table(['code', 'status', 'title', 'type'], rows);
}

function toolTable(): string {
  const rows = DECLARATIONS.map(({ name, operation, about }) => [`\`${name}\``, `\`${operation}\``, about]);
  return table(['tool', 'operation', 'what agents are told'], rows);
}

/** The pages that have a generated table, each with the table's name in the page's markers and what makes it. */
const TABLES = [
  { path: 'docs/configuration.md', name: 'configuration', make: configurationTable },
  { path: 'docs/problems.md', name: 'problems', make: problemTable },
  { path: 'docs/mcp.md', name: 'tools', make: toolTable },
];

/**
 * The pages of `docs/` with generated tables, made anew from the configuration schema, the problem catalogue and the tools.
 * @returns path and new text of each page
 * @throws when a page lacks its markers
 */
export async function pagesWithTables(): Promise<Map<string, string>> {
  const pages = new Map<string, string>();
  for (const { path, name, make } of TABLES) {
    const markers = new RegExp(`(<!-- ${name}: generated -->\n)[^]*?(<!-- end -->)`);
    const text = await readFile(path, 'utf8');
    if (!markers.test(text))
      throw new Error(`${path} lacks the markers \`<!-- ${name}: generated -->\` and \`<!-- end -->\``);
    pages.set(
      path,
      text.replace(markers, (_, begin: string, end: string) => `${begin}\n${make()}\n\n${end}`),
    );
  }
  return pages;
}
