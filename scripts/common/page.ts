import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { projectFile } from '../../src/config/paths.ts';
import type { Setting } from './setting.ts';

/** @param path below `docs/` */
const documentAt = (path: string): URL => projectFile(`docs/${path}`);

/**
 * Replaces the content between the markers of a part of a page.
 * @param page Markdown with `<!-- name: measured -->` and, after it, `<!-- end -->`
 * @throws if the page has no such part
 */
export function splice(page: string, name: string, content: string): string {
  const section = new RegExp(`(<!-- ${name}: measured -->\n)[^]*?(<!-- end -->)`);
  if (!section.test(page)) throw new Error(`The page has no section ${name}`);
  return page.replace(section, (_, begin: string, end: string) => `${begin}\n${content}\n\n${end}`);
}

/** The sentence about date, machine and versions of a measurement. */
export function settingLine({ date, commit, cpu, cores, memoryGiB, versions }: Setting): string {
  const parts = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  return `Measured on ${date} at commit ${commit}: ${cpu}, ${cores} cores, ${memoryGiB} GiB; ${parts.join(', ')}.`;
}

/**
 * Rewrites parts of a page.
 * @param name the page's file in `docs/`
 * @param parts by the names of their markers
 */
export async function updatePage(name: string, parts: Readonly<Record<string, string>>): Promise<void> {
  const path = documentAt(name);
  const page = Object.entries(parts).reduce(
    (text, [part, content]) => splice(text, part, content),
    await readFile(path, 'utf8'),
  );
  await writeFile(path, page);
}

/** Writes a file of results to which a page refers. Its path is relative to `docs/`. */
export async function writeResult(path: string, content: string): Promise<void> {
  await mkdir(documentAt(dirname(path)), { recursive: true });
  await writeFile(documentAt(path), content);
}

/**
 * A table in Markdown.
 * @param head its columns; those after the first `texts` are numbers, aligned right
 */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[], texts = 1): string {
  const rule = head.map((_, column) => (column < texts ? '---' : '---:'));
  return [head, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
