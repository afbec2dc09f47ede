/** A module hook: what test files import as `tap` is the `t` of their own file, see run-files.ts. */
const OWN = new URL('./file-scope.ts', import.meta.url).href;

let testFiles = new Set();

export function initialize(urls) {
  testFiles = new Set(urls);
}

export function resolve(specifier, context, next) {
  const isTestFile = testFiles.has(context.parentURL?.split('?', 1)[0]);
  return specifier === 'tap' && isTestFile
    ? { url: OWN, format: 'module', shortCircuit: true }
    : next(specifier, context);
}
