import { z } from 'zod';
import { VARIABLES } from '../../../src/config/variables.ts';
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

function fill(text: string, name: string, content: string): string {
  const place = new RegExp(`(<!-- ${name}: generated -->\n)[^]*?(<!-- end -->)`);
  if (!place.test(text)) throw new Error(`README.md has no place for the ${name} table`);
  return text.replace(place, (_, begin: string, end: string) => `${begin}\n${content}\n\n${end}`);
}

/**
 * The README with its tables made anew from the configuration schema and the problem catalogue.
 * @param readme its text
 * @throws when a marker is missing
 */
export function fillReadme(readme: string): string {
  return fill(fill(readme, 'configuration', configurationTable()), 'problems', problemTable());
}
