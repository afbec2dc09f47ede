// Lays out by the Dockerfile's own instructions what is in the image, says how large it is, and starts it: `npm run image:check`.
// It takes the place of a container engine, and of nothing that the base image does.
import { execFile, execFileSync, execSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Copy, type Dockerfile, DockerfileParser, From, type Instruction } from 'dockerfile-ast';
import { readCommandLine } from '../../src/config/command-line.ts';
import { runProgram } from '../program.ts';

const run = promisify(execFile);

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

/** The words of `CMD ["…"]`, of an instruction or of a HEALTHCHECK. */
function commandOf(instruction: Instruction | undefined): string[] {
  const json = /\[.*\]/s.exec(instruction?.getRawArgumentsContent() ?? '')?.[0];
  if (!json) throw new Error('The Dockerfile has no such command in JSON form');
  return JSON.parse(json) as string[];
}

/** As Node 24 in the image would; older ones do not run TypeScript. */
const inOurNode = (command: string): string =>
  command.replace(/^node (\S+\.ts)/, `node --import=${import.meta.resolve('tsx')} $1`);

const megabytes = (folder: string): string =>
  execFileSync('du', ['-sm', folder], { encoding: 'utf8' }).split('\t', 1)[0] ?? '';

/** The stage that installs: its COPY and RUN, one after the other. */
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

/** A port that was free a moment ago. */
async function freePort(): Promise<string> {
  const server = createServer();
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return String(port);
}

/** Starts what was laid out, waits until the HEALTHCHECK is content, and asks for a trivial thing. */
async function tryOut(dockerfile: Dockerfile, folder: string, data: string): Promise<void> {
  const env = {
    PATH: process.env.PATH,
    NODE_ENV: 'production',
    PORT: await freePort(),
    DATA_DIR: data,
    JWT_SECRET: 'x'.repeat(32),
  };
  const [program = '', ...words] = commandOf(dockerfile.getCMDs().at(-1));
  const service = spawn(program, words, { cwd: folder, env, stdio: ['ignore', 'ignore', 'inherit'] });
  const ended = once(service, 'close');
  try {
    const [checker = '', ...check] = commandOf(dockerfile.getHEALTHCHECKs().at(-1));
    const isHealthy = () =>
      run(checker, check, { cwd: folder, env }).then(
        () => true,
        () => false,
      );
    while (service.exitCode === null && !(await isHealthy())) await delay(200);
    if (service.exitCode !== null) throw new Error(`The service ended with ${service.exitCode}`);
    const response = await fetch(`http://127.0.0.1:${env.PORT}/health/ready`);
    if (response.status !== 200) throw new Error(`/health/ready answered ${response.status}`);
    console.log('The service starts from it, its health check is content, and it is ready.');
  } finally {
    service.kill('SIGTERM');
    await ended;
  }
}

readCommandLine({
  call: 'npm run image:check --',
  about:
    "Builds, lays out by the Dockerfile's own instructions what is in the image, says how large it is, and starts it.",
  options: {},
  example: '',
});
const { code } = await runProgram('npm', ['run', '--silent', 'build']);
if (code !== 0) process.exit(code);
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
