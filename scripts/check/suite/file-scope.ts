import { relative } from 'node:path';
import root, { type Test } from 'tap';

let t: Test = root;
let file = relative(process.cwd(), process.argv[1] ?? '');

// A binding, not a value: a file that is imported sees what the last call of enterFile set.
export { t as default };

/** As tap's export of that name. */
export const test: Test['test'] = ((...given: Parameters<Test['test']>) => t.test(...given)) as Test['test'];

/** The test file that runs now, relative to the root of the project. */
export const currentFile = (): string => file;

/**
 * Makes a test what a test file finds as `t`; the one before has to be through.
 * @param name of the file
 * @param scope the test that stands for the file
 */
export function enterFile(name: string, scope: Test): void {
  file = name;
  t = scope;
}
