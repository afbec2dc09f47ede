// `npm run image:check`: builds the contents of the image from the instructions of the Dockerfile, reports their size, and starts the
// service. It replaces a container engine, but not the base image.
import { execFileSync, execSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Copy, type Dockerfile, DockerfileParser, From, type Instruction } from 'dockerfile-ast';
import { readCommandLine } from '../../src/config/command-line.ts';
import { outputOf } from '../common/program.ts';
import { buildService, startService } from '../common/service.ts';

/** The instructions of a stage; the last one has no name. */
function stageOf(dockerfile: Dockerfile, name: string | null): Instruction[] {
  const all = dockerfile.getInstructions();
  const begin = all.findIndex((instruction) => instruction instanceof From && instruction.getBuildStage() === name);
  const length = all.slice(begin + 1).findIndex((instruction) => instruction instanceof From);
  return all.slice(begin + 1, length === -1 ? undefined : begin + 1 + length);
}

/** COPY: from the project, or from another stage, whose `/app` is a folder here. */
async function copy(instruction: Copy, into: string, folders: Record<string, string>): Promise<void> {
  const names = instruction.getArguments().map(String);
  const target = names.pop() ?? '';
  const from = instruction
    .getFlags()
    .find((flag) => flag.getName() === 'from')
    ?.getValue();
  const root = from ? (folders[from] ?? '') : '.';
  for (const name of names) {
    const path = join(into, target, target.endsWith('/') ? basename(name) : '');
    await cp(join(root, name.replace(/^\/app\//, '')), path, { recursive: true });
  }
}

/** The arguments of `CMD ["…"]`, of an instruction or of a HEALTHCHECK. */
function commandOf(instruction: Instruction | undefined): string[] {
  const json = /\[.*\]/s.exec(instruction?.getRawArgumentsContent() ?? '')?.[0];
  if (!json) throw new Error('The Dockerfile has no such command in JSON form');
  return JSON.parse(json) as string[];
}

/** Runs TypeScript as Node 24 in the image does; older versions of Node cannot. */
const inOurNode = (command: string): string =>
  command.replace(/^node (\S+\.ts)/, `node --import=${import.meta.resolve('tsx')} $1`);

const megabytes = (folder: string): string =>
  execFileSync('du', ['-sm', folder], { encoding: 'utf8' }).split('\t', 1)[0] ?? '';

/** Executes the COPY and RUN instructions of the stage that installs. */
async function install(dockerfile: Dockerfile, folder: string): Promise<void> {
  await mkdir(folder);
  for (const instruction of stageOf(dockerfile, 'dependencies')) {
    if (instruction instanceof Copy) await copy(instruction, folder, {});
    if (instruction.getKeyword() !== 'RUN') continue;
    execSync(inOurNode(instruction.getArgumentsContent() ?? ''), {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    console.log(
      `${megabytes(join(folder, 'node_modules'))} MB of packages after: ${instruction.getArgumentsContent()}`,
    );
  }
}

/** Starts the service from the built folder, waits until it is ready, and runs the HEALTHCHECK. */
async function tryOut(dockerfile: Dockerfile, folder: string, data: string): Promise<void> {
  const command = commandOf(dockerfile.getCMDs().at(-1));
  const service = await startService({ command, cwd: folder, environment: { DATA_DIR: data } });
  try {
    const [checker = '', ...check] = commandOf(dockerfile.getHEALTHCHECKs().at(-1));
    await outputOf(checker, check, { cwd: folder, env: { PORT: String(service.port) } });
    console.log('The service starts from it, is ready, and its health check is content.');
  } finally {
    await service.remove();
  }
}

readCommandLine({
  call: 'npm run image:check --',
  about:
    "Builds, lays out by the Dockerfile's own instructions what is in the image, says how large it is, and starts it.",
  options: {},
  example: '',
});
await buildService();
const work = await mkdtemp(join(tmpdir(), 'taskpact-image-'));
try {
  const dockerfile = DockerfileParser.parse(await readFile('Dockerfile', 'utf8'));
  const dependencies = join(work, 'dependencies');
  await install(dockerfile, dependencies);
  const app = join(work, 'app');
  for (const instruction of stageOf(dockerfile, null)) {
    if (instruction instanceof Copy) await copy(instruction, app, { dependencies, build: '.' });
  }
  console.log(`${megabytes(app)} MB in all, on top of the base image`);
  await tryOut(dockerfile, app, join(work, 'data'));
} finally {
  await rm(work, { recursive: true, force: true });
}
