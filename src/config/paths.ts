import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const require = createRequire(import.meta.url);

/** The nearest folder above this file that has a package.json. The sources and the bundle are at different depths. */
function rootAbove(folder: URL): URL {
  const above = new URL('..', folder);
  return existsSync(new URL('package.json', folder)) || above.href === folder.href ? folder : rootAbove(above);
}

const ROOT = rootAbove(new URL('.', import.meta.url));

/**
 * A file of this project.
 * @param path relative to the root of the project, with `/`
 * @returns its `file:` URL, also if it does not exist
 */
export const projectFile = (path: string): URL => new URL(path, ROOT);

/**
 * A file of an installed package that cannot be bundled.
 * @param specifier its import specifier
 * @returns its `file:` URL
 * @throws when the package is not installed
 */
export function packageFile(specifier: string): URL {
  return pathToFileURL(require.resolve(specifier));
}
