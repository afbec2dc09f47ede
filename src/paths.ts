import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const require = createRequire(import.meta.url);

/**
 * A file of this project. The sources (`src/`) and the bundle (`dist/`) both lie one level below the root.
 * @param path relative to the root of the project, with `/`
 * @returns its `file:` URL, whether or not it exists
 */
export function projectFile(path: string): URL {
  return new URL(`../${path}`, import.meta.url);
}

/**
 * A file of an installed package that cannot be bundled.
 * @param specifier what one would import
 * @returns its `file:` URL
 * @throws when the package is not installed
 */
export function packageFile(specifier: string): URL {
  return pathToFileURL(require.resolve(specifier));
}
