import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { OPERATIONS } from '../../../generated/operations.ts';

const SOURCE = /\.(ts|py|java|go)$/;
const DECLARED =
  /^\s*(?:export |public |static |final |abstract |async |declare )*(?:class|interface|type|enum|record|def|func|function|const)\s+(?:\([^)]*\)\s*)?(\w+)/gm;

/** What generators make up where the contract has no name, or has one twice. */
const UGLY: readonly RegExp[] = [
  /^_?(inline|anonymous|unnamed)/i,
  /inline_?(response|object|request|schema)/i,
  /_?(any|one|all)_?of(_?\d+)?$/i,
  /(request|response|body|object|item|items|param|parameter|type|schema|enum|model|data)_?\d+$/i,
  /^[A-Z]\w*[a-z]\d+$/,
];

/** Numbers that mean something: orval names each answer of an operation by its status, `getTaskResponse404`; Go has widths. */
const NUMBERED: readonly RegExp[] = [
  new RegExp(`^(${Object.keys(OPERATIONS).join('|')})Response\\d{3}$`, 'i'),
  /(Int|Float)(32|64)$/,
];

/**
 * Whether a name is one that a reader of a generated client should not meet.
 * @param name an identifier
 */
export function isUgly(name: string): boolean {
  return !NUMBERED.some((pattern) => pattern.test(name)) && UGLY.some((pattern) => pattern.test(name));
}

/**
 * The names that the sources below a folder declare: of types, functions and constants.
 * @param folder with a generated client
 */
export async function declaredNames(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && SOURCE.test(entry.name));
  const names = new Set<string>();
  for (const { parentPath, name } of files) {
    const source = await readFile(join(parentPath, name), 'utf8');
    for (const [, declared = ''] of source.matchAll(DECLARED)) names.add(declared);
  }
  return [...names];
}
