import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path/posix';
import ts from 'typescript';

/** The imports of each file, by paths relative to the root of the project; of packages nothing. */
export type Imports = ReadonlyMap<string, readonly string[]>;

/** What installs its own packages, and what Prisma makes. */
const FOREIGN = /^(scripts\/measure\/bench\/rivals|scripts\/check\/sdk-smoke\/journeys|generated\/prisma)\//;

/** The TypeScript and JavaScript files below a folder. */
const sourcesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|js|mjs)$/.test(name))
    .map((name) => join(folder, name))
    .filter((path) => !FOREIGN.test(path));

function importsOf(path: string): string[] {
  const { importedFiles } = ts.preProcessFile(readFileSync(path, 'utf8'), true, true);
  const own = importedFiles.map(({ fileName }) => fileName).filter((name) => name.startsWith('.'));
  return own.map((name) => normalize(join(dirname(path), name)));
}

/** Reads what the files of some folders import, types included. */
export const readImports = (folders: readonly string[]): Imports =>
  new Map(folders.flatMap(sourcesIn).map((path) => [path, importsOf(path)]));

/** A way that leads from a file back to itself; undefined when there is none. */
export function cycleIn(imports: Imports): string[] | undefined {
  const done = new Set<string>();
  const way: string[] = [];
  const visit = (path: string): string[] | undefined => {
    const start = way.indexOf(path);
    if (start >= 0) return [...way.slice(start), path];
    if (done.has(path)) return undefined;
    way.push(path);
    for (const next of imports.get(path) ?? []) {
      const cycle = visit(next);
      if (cycle) return cycle;
    }
    way.pop();
    done.add(path);
    return undefined;
  };
  for (const path of imports.keys()) {
    const cycle = visit(path);
    if (cycle) return cycle;
  }
  return undefined;
}
