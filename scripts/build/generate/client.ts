import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import openapiTS, { astToString } from 'openapi-typescript';
import ts from 'typescript';
import { type ContractDocument, operationsOf, type ResponseObject, resolve } from '../../../src/contract/document.ts';
import { PROBLEM, problemTypes } from './problem-types.ts';

const HEADER = '// Made from openapi.yaml and src/client/ by `npm run generate`. Do not edit.\n';
const SOURCES = 'src/client';

/** The media types of the responses that are not problems, by status, separated by commas; empty if there is no body. */
function answersOf(contract: ContractDocument, responses: Readonly<Record<string, unknown>>): Record<string, string> {
  const answers = Object.entries(responses).map(([status, reference]): [string, string] => {
    return [status, Object.keys(resolve(contract, reference as ResponseObject).content ?? {}).join()];
  });
  return Object.fromEntries(answers.filter(([, type]) => type !== PROBLEM));
}

const OPERATION_TYPES = `import type { operations } from './contract.d.ts';

/** Answers: the media types of each that is no problem, by its status. Secured: it needs a token. */
type Operation = readonly [method: string, path: string, answers: Readonly<Record<number, string>>, secured?: true];

`;

/** The answers of most reads. */
const READ = '"200":JSON_TYPE,"304":""';

/** The table of operations that the client needs at run time. */
function operationTable(contract: ContractDocument): string {
  const rows = operationsOf(contract).map(({ id, method, path, secured, operation }) => {
    const answers = answersOf(contract, operation.responses);
    return `  ${id}: ${JSON.stringify([method, path, answers, ...(secured ? [true] : [])])},\n`;
  });
  // Named once, to keep the client small.
  const table = `{\n${rows.join('')}}`
    .replaceAll('"application/json"', 'JSON_TYPE')
    .replaceAll('"/api/{user_id}', 'USER_PATH + "')
    .replaceAll(`{${READ}}`, 'READ');
  const type = 'Readonly<Record<keyof operations, Operation>>';
  const names = `export const JSON_TYPE = 'application/json';\nconst USER_PATH = '/api/{user_id}';\nconst READ = { ${READ} };\n`;
  return `${HEADER}${OPERATION_TYPES}${names}export const OPERATIONS: ${type} = ${table};\n`;
}

/**
 * Writes the declarations of a module of the client, and of the modules that it imports, into one folder.
 * @param file its path in src/client/
 * @param folder the output folder
 * @param written those that are there already
 */
async function writeDeclarations(file: string, folder: string, written: Set<string>): Promise<void> {
  if (written.has(file)) return;
  written.add(file);
  const source = await readFile(join(SOURCES, file), 'utf8');
  const { outputText, diagnostics = [] } = ts.transpileDeclaration(source, {
    fileName: file,
    reportDiagnostics: true,
    compilerOptions: { target: ts.ScriptTarget.ES2022 },
  });
  if (diagnostics[0]) {
    throw new Error(`${SOURCES}/${file}: ${ts.flattenDiagnosticMessageText(diagnostics[0].messageText, ' ')}`);
  }
  // In the output folder, the contract's types are beside the declarations, and modules have their run-time names.
  const text = outputText.replaceAll('./generated/', './').replace(/(['"]\.\.?\/[\w-]+)(\.d)?\.ts(['"])/g, '$1.js$3');
  await mkdir(join(folder, dirname(file)), { recursive: true });
  await writeFile(join(folder, file.replace(/ts$/, 'd.ts')), HEADER + text);
  const next = [...outputText.matchAll(/['"](\.\.?\/[\w-]+\.ts)['"]/g)].map(([, name = '']) =>
    join(dirname(file), name),
  );
  for (const name of next) await writeDeclarations(name, folder, written);
}

/** The entries of the package, as paths in src/client/. The second one imports the first, and has nothing of it in it. */
const ENTRIES = ['index.ts', 'offline/index.ts'];

/**
 * Builds an entry of the package as one module.
 * @param entry its path in src/client/
 * @param folder the output folder
 * @param table of operations: the new one, and not the one that src/client/ has until everything is generated
 */
const buildEntry = (entry: string, folder: string, table: string) =>
  build({
    entryPoints: [join(SOURCES, entry)],
    bundle: true,
    platform: 'neutral',
    format: 'esm',
    target: 'es2022',
    banner: { js: HEADER.trim() },
    outfile: join(folder, entry.replace(/ts$/, 'js')),
    logLevel: 'error',
    plugins: [
      {
        name: 'entries',
        setup({ onLoad, onResolve }) {
          onResolve({ filter: /^\.\.\/index\.ts$/ }, () => ({ path: '../index.js', external: true }));
          onLoad({ filter: /generated[\\/]operations\.ts$/ }, () => ({ contents: table, loader: 'ts' }));
        },
      },
    ],
  });

/**
 * Makes the TypeScript client: the contract's types from the side of a caller, the table of operations, and the entries of src/client/, each as
 * one JavaScript module with its declarations.
 * @param contract the bundled contract
 * @param folder the output folder
 * @throws if src/client/ does not build, or exports something without an explicit type
 */
export async function writeClient(contract: ContractDocument, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  // Webhooks are operations of the receiver, which this client cannot call; the schemas of their bodies stay.
  const types = astToString(await openapiTS(JSON.stringify({ ...contract, webhooks: undefined })));
  await writeFile(join(folder, 'contract.d.ts'), HEADER + types + problemTypes(contract));
  const table = operationTable(contract);
  await writeFile(join(folder, 'operations.ts'), table);
  const written = new Set<string>();
  for (const entry of ENTRIES) {
    await buildEntry(entry, folder, table);
    await writeDeclarations(entry, folder, written);
  }
}
