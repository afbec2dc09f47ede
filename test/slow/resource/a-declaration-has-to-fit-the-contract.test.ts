import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import t from 'tap';
import ts from 'typescript';
import { projectFile } from '../../../src/config/paths.ts';

// The compiler reads what the kit imports: on a busy machine that takes its time.
t.setTimeout(240_000);

const ROOT = fileURLToPath(projectFile(''));
const pathOf = (file: string): string => fileURLToPath(projectFile(file));

const SOURCE = readFileSync(pathOf('test/resource/thing.ts'), 'utf8');

/** What is wrong with each declaration: the made-up one with a line that is another one. */
const FAULTS: Readonly<Record<string, readonly [line: string, instead: string]>> = {
  'a field is missing': ['      name: writable(searched(text())),\n', ''],
  'a field that may not be written is missing': ['      done_at: nullable(dateTime()),\n', ''],
  'a field is one too many': [
    '      name: writable(searched(text())),\n',
    '      name: writable(searched(text())), note: writable(text()),\n',
  ],
  'a field is misspelt': ['      name: writable(searched(text())),', '      nmae: writable(searched(text())),'],
  'a field is not writable': ['writable(searched(texts()))', 'searched(texts())'],
  'a group is not writable': [
    'shelf: writable(group({ row: integer(), label: nullable(text()) }))',
    'shelf: group({ row: integer(), label: nullable(text()) })',
  ],
  'a field is writable that the contract shows only': ['version: integer()', 'version: writable(integer())'],
  'a field may be null that never is': ['size: writable(double())', 'size: writable(nullable(double()))'],
  'a field is never null that may be': ['level: writable(nullable(integer()))', 'level: writable(integer())'],
  'a group may be null that never is': [
    'shelf: writable(group({ row: integer(), label: nullable(text()) }))',
    'shelf: writable(nullable(group({ row: integer(), label: nullable(text()) })))',
  ],
  'a group is never null that may be': [
    'writable(nullable(group({ date: date(), time: nullable(time()), zone: nullable(text()) })))',
    'writable(group({ date: date(), time: nullable(time()), zone: nullable(text()) }))',
  ],
  'a field has another type': ['size: writable(double())', 'size: writable(text())'],
  'a list is a text': ['tags: writable(searched(texts()))', 'tags: writable(searched(text()))'],
  'texts by name are a text': ['notes: writable(textsByName())', 'notes: writable(text())'],
  'an entity tag is a text that is written': ['etag: entityTag()', 'etag: writable(text())'],
  'a flag is a moment': ["flag('done_at')", 'dateTime()'],
  'an enum lacks a word': ["oneOf('tool', 'toy', 'food')", "oneOf('tool', 'toy')"],
  'an enum has a word too many': ["oneOf('tool', 'toy', 'food')", "oneOf('tool', 'toy', 'food', 'car')"],
  'an enum is any text': ["oneOf('tool', 'toy', 'food')", 'text()'],
  'a text is an enum': ['name: writable(searched(text()))', "name: writable(oneOf('hammer'))"],
  'a member of a group is missing': ['time: nullable(time()), ', ''],
  'a member of a group is one too many': ['row: integer(), label', 'row: integer(), shelf: integer(), label'],
  'a member of a group has another type': ['row: integer(), label', 'row: text(), label'],
  'a member of a group may not be null': ['label: nullable(text())', 'label: text()'],
  'a filter is missing': ["      level: equals('level'),\n", ''],
  'a filter is one too many': [
    "      level: equals('level'),\n",
    "      level: equals('level'), row: equals('shelf.row'),\n",
  ],
  'a filter is on a field that there is not': ["equals('level')", "equals('levels')"],
  'a filter is on a field of another type': ["equals('level')", "equals('name')"],
  'a filter is on a member of another type': ["above('due.date')", "above('shelf.row')"],
  'a filter is on a group': ["equals('due.date')", "equals('due')"],
  'a filter on words is on a list': ["anyOf('kind')", "anyOf('tags')"],
  'a filter on several values takes one': ["anyOf('kind')", "equals('kind')"],
  'a filter on one value takes several': ["equals('level')", "anyOf('level')"],
  'a filter on a list is on a text': ["containsAll('tags')", "containsAll('name')"],
  'a search is in a number': ["search('name', 'tags')", "search('name', 'level')"],
  'a sort is missing': ["      level: by('level'),\n", ''],
  'a sort is one too many': ["      level: by('level'),\n", "      level: by('level'), zone: by('due.zone'),\n"],
  'a sort is by a field that there is not': ["by('level')", "by('levels')"],
  'a sort is by a group': ["byKey(DUE, 'due.date', 'due.time')", "by('due')"],
  'a sort is by a list': ["by('level')", "by('tags')"],
  'a problem is none of the catalogue': ["'TASK_NOT_FOUND'", "'THING_NOT_FOUND'"],
};

/** A file beside the made-up declaration, that is nowhere but here. */
const fileOf = (index: number): string => pathOf(`test/resource/fault-${index}.ts`);

/** What the compiler says about each of some sources, and where. */
function compile(sources: readonly string[]) {
  const { config } = ts.readConfigFile(pathOf('tsconfig.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent({ ...config, files: ['src/server.ts'], include: [] }, ts.sys, ROOT);
  // What a fault leaves unused is no finding.
  options.noUnusedLocals = false;
  const host = ts.createCompilerHost(options);
  const texts = new Map(sources.map((source, index) => [fileOf(index), source]));
  const { readFile, fileExists } = host;
  host.readFile = (path) => texts.get(path) ?? readFile(path);
  host.fileExists = (path) => texts.has(path) || fileExists(path);
  const program = ts.createProgram([...texts.keys()], options, host);
  return ts.getPreEmitDiagnostics(program).map(({ file, messageText }) => ({
    file: file?.fileName ?? '',
    message: ts.flattenDiagnosticMessageText(messageText, '\n'),
  }));
}

t.test('the compiler finds each fault in the file of the declaration, and nothing else', async (t) => {
  const faults = Object.entries(FAULTS);
  for (const [name, [line]] of faults) t.equal(SOURCE.split(line).length, 2, `${name}: there is one such line`);
  const found = compile([SOURCE, ...faults.map(([, [line, instead]]) => SOURCE.replace(line, instead))]);
  t.strictSame(
    found.filter(({ file }) => file === fileOf(0)),
    [],
    'the declaration as it is',
  );
  for (const [index, [name]] of faults.entries()) {
    t.ok(
      found.some(({ file }) => file === fileOf(index + 1)),
      name,
    );
  }
  const files = new Set([...faults.keys()].map((index) => fileOf(index + 1)));
  t.strictSame(
    found.filter(({ file }) => !files.has(file)),
    [],
    'in no other file',
  );
});
