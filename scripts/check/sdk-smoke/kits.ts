import { join, resolve } from 'node:path';
import { TOOLS, type ToolName } from './tools.ts';

/** A program with its parameters. */
export type Command = readonly [program: string, ...parameters: string[]];

/** Folders that a kit works in. */
export interface Place {
  /** Where its tool is kept from one run to the next. */
  readonly tool: string;
  /** Where its client comes, empty at first; commands run in it. */
  readonly client: string;
}

/** One client: what makes it, and how it is compiled and run. */
export interface Kit {
  readonly tool: ToolName;
  readonly language: 'TypeScript' | 'Python' | 'Java' | 'Go';
  /** The file in journeys/ that uses it, and where in the client's folder it goes. */
  readonly journey: string;
  readonly target: string;
  /** What the machine has to have: these must end well, or the client cannot be had. */
  readonly needs: readonly Command[];
  generate(place: Place): readonly Command[];
  compile(place: Place): readonly Command[];
  run(place: Place): Command;
}

const CONTRACT = resolve('generated/openapi.json');
const MODULES = resolve('node_modules');
const RUNS_JAVA: Command = ['java', '-version'];

/** For Python, the environment that the tool and what its clients need are installed into. */
const python = ({ tool }: Place): string => join(tool, 'venv/bin/python');

function typescript(tool: ToolName, journey: string, generate: (place: Place) => readonly Command[]): Kit {
  const strict = ['--strict', '--skipLibCheck', '--target', 'es2022', '--module', 'esnext', '--noEmit'];
  const modules = ['--moduleResolution', 'bundler', '--typeRoots', join(MODULES, '@types'), '--types', 'node'];
  const bundling = ['--bundle', '--platform=node', '--format=esm', '--log-level=warning'];
  return {
    tool,
    language: 'TypeScript',
    journey,
    target: 'journey.ts',
    needs: [],
    generate,
    compile: () => [
      [process.execPath, join(MODULES, 'typescript/bin/tsc'), ...strict, ...modules, 'journey.ts'],
      [join(MODULES, '.bin/esbuild'), ...bundling, 'journey.ts', '--outfile=journey.mjs'],
    ],
    run: () => [process.execPath, 'journey.mjs'],
  };
}

/** openapi-generator for one language; it writes no tests and no pages, which would bring libraries of their own. */
function openapiGenerator({ tool }: Place, generator: string, ...parameters: string[]): Command {
  const only = ['modelTests', 'apiTests', 'modelDocs', 'apiDocs'].map((part) => `${part}=false`).join(',');
  const options = ['-i', CONTRACT, '-g', generator, '-o', '.', '--global-property', only, ...parameters];
  return ['java', '-jar', join(tool, 'openapi-generator-cli.jar'), 'generate', ...options];
}

function pythonKit(tool: ToolName, journey: string, folder: string, generate: (place: Place) => Command): Kit {
  return {
    tool,
    language: 'Python',
    journey,
    target: 'journey.py',
    needs: TOOLS[tool].source === 'Maven' ? [RUNS_JAVA] : [],
    generate: (place) => [generate(place)],
    compile: (place) => [
      [python(place), '-m', 'compileall', '-q', folder],
      [python(place), '-c', `import ${folder}`],
    ],
    run: (place) => [python(place), 'journey.py'],
  };
}

const java: Kit = {
  tool: 'openapi-generator',
  language: 'Java',
  journey: 'Journey.java',
  target: 'src/main/java/org/openapitools/client/Journey.java',
  needs: [RUNS_JAVA, ['javac', '-version']],
  generate: (place) => [
    openapiGenerator(
      place,
      'java',
      '--library',
      'native',
      // It has no code for keys that anybody may choose; the journey has it.
      '--schema-mappings',
      'MetadataFilter=org.openapitools.client.Journey.MetadataFilter',
      '--additional-properties',
      // A parameter that is new must not break calls, which otherwise have their arguments by position.
      'useSingleRequestParameter=true',
    ),
  ],
  compile: () => [
    ['mvn', '-q', '-B', 'compile', '-Dmaven.test.skip=true'],
    ['mvn', '-q', '-B', 'dependency:copy-dependencies', '-DincludeScope=compile', '-DoutputDirectory=libraries'],
  ],
  run: () => ['java', '-cp', 'target/classes:libraries/*', 'org.openapitools.client.Journey'],
};

const go: Kit = {
  tool: 'openapi-generator',
  language: 'Go',
  journey: 'journey.go',
  target: 'journey/main.go',
  needs: [RUNS_JAVA, ['go', 'version']],
  generate: (place) => [
    openapiGenerator(
      place,
      'go',
      '--additional-properties',
      // The constants of an enumeration have its name: two may have the same value.
      'packageName=taskpact,enumClassPrefix=true',
      '--git-user-id',
      'taskpact',
      '--git-repo-id',
      'client',
    ),
  ],
  compile: () => [
    ['go', 'vet', './...'],
    ['go', 'build', '-o', 'journey/journey', './journey'],
  ],
  run: () => ['journey/journey'],
};

/** All clients that are made. */
export const KITS: readonly Kit[] = [
  typescript('@hey-api/openapi-ts', 'hey-api.ts', ({ tool }) => [
    [
      process.execPath,
      join(tool, 'node_modules/@hey-api/openapi-ts/bin/run.js'),
      ...['-i', CONTRACT, '-o', 'client', '-c', '@hey-api/client-fetch', '--no-log-file'],
    ],
  ]),
  typescript('openapi-typescript', 'openapi-typescript.ts', ({ tool }) => [
    [join(tool, 'node_modules/.bin/openapi-typescript'), CONTRACT, '--output', 'client/contract.d.ts'],
    // What the program imports beside the types: openapi-fetch.
    ['ln', '-s', join(tool, 'node_modules'), 'node_modules'],
  ]),
  typescript('orval', 'orval.ts', ({ tool }) => [
    [
      join(tool, 'node_modules/.bin/orval'),
      ...['--input', CONTRACT, '--output', 'client/index.ts', '--client', 'fetch'],
    ],
  ]),
  pythonKit('openapi-python-client', 'openapi_python_client.py', 'taskpact_client', ({ tool }) => [
    join(tool, 'venv/bin/openapi-python-client'),
    ...['generate', '--path', CONTRACT, '--output-path', '.', '--overwrite'],
  ]),
  pythonKit('openapi-generator', 'openapi_generator.py', 'taskpact_client', (place) =>
    openapiGenerator(place, 'python', '--additional-properties', 'packageName=taskpact_client'),
  ),
  java,
  go,
];
