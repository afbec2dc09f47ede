import { fileURLToPath } from 'node:url';
import t from 'tap';
import ts from 'typescript';
import { contractTypes, operationTable } from '../../../scripts/build/generate/types.ts';
import { projectFile } from '../../../src/config/paths.ts';
import { type ContractDocument, operationsOf } from '../../../src/contract/document.ts';
import { loadContract } from '../../../src/contract/load.ts';

// The compiler reads all of the sources: on a busy machine that takes its time.
t.setTimeout(240_000);

const ROOT = fileURLToPath(projectFile(''));
const pathOf = (file: string): string => fileURLToPath(projectFile(file));

/** Where each new operation belongs: the file that makes the handlers of its tag. */
const NEW = {
  archiveTask: { like: 'completeTask', file: 'src/resources/tasks/handlers.ts', tag: 'Tasks' },
  getUptime: { like: 'getLiveness', file: 'src/resources/health/handlers.ts', tag: 'Health' },
  getChanges: { like: 'getIndex', file: 'src/resources/docs/handlers.ts', tag: 'Contract' },
} as const;

/** The contract with one operation more for each tag. */
function withNewOperations(contract: ContractDocument): ContractDocument {
  const paths = operationsOf(contract).flatMap(({ id, method, path, operation }) =>
    Object.entries(NEW)
      .filter(([, { like }]) => like === id)
      .map(([operationId]) => [`${path}/new`, { [method.toLowerCase()]: { ...operation, operationId } }] as const),
  );
  return { ...contract, paths: { ...contract.paths, ...Object.fromEntries(paths) } };
}

/** What the compiler says about the project when some of its files are others. */
function compile(replaced: ReadonlyMap<string, string>): { file: string; message: string }[] {
  const { config } = ts.readConfigFile(pathOf('tsconfig.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent({ ...config, files: ['src/server.ts'], include: [] }, ts.sys, ROOT);
  const host = ts.createCompilerHost(options);
  const read = host.readFile;
  host.readFile = (path) => replaced.get(path) ?? read(path);
  const program = ts.createProgram([pathOf('src/server.ts')], options, host);
  return ts.getPreEmitDiagnostics(program).map(({ file, messageText }) => ({
    file: file?.fileName.replace(ROOT, '') ?? '',
    message: ts.flattenDiagnosticMessageText(messageText, '\n'),
  }));
}

t.test('the compiler names the operation, in the file that it belongs in, and nothing else', async (t) => {
  const contract = withNewOperations((await loadContract()).contract);
  const found = compile(
    new Map([
      [pathOf('generated/contract.ts'), await contractTypes(contract)],
      [pathOf('generated/operations.ts'), operationTable(contract)],
    ]),
  );
  t.equal(found.length, 3);
  for (const [id, { file, tag }] of Object.entries(NEW)) {
    const message = found.find((one) => one.file === file)?.message ?? 'nothing';
    t.match(
      message,
      new RegExp(`^Property '${id}' is missing in type .* but required in type 'HandlersOf<"${tag}">'\\.`),
      file,
    );
  }
});
