import { readFile } from 'node:fs/promises';
import { DockerfileParser, From } from 'dockerfile-ast';
import { validate } from 'dockerfile-utils';
import t from 'tap';

const text = await readFile('Dockerfile', 'utf8');
const dockerfile = DockerfileParser.parse(text);

t.test('the linter finds nothing in the Dockerfile, and something in a bad one', async (t) => {
  const findings = (source: string) => validate(source).map(({ message, range }) => [range.start.line + 1, message]);
  t.strictSame(findings(text), []);
  t.strictSame(findings('FROM node:24-alpine\nCOPPY a b\n').length, 1);
});

t.test('it does not run as root, and needs no program but Node', async (t) => {
  const instructions = dockerfile.getInstructions();
  const last = instructions.slice(instructions.findLastIndex((instruction) => instruction instanceof From));
  const users = last.filter((instruction) => instruction.getKeyword() === 'USER');
  t.strictSame(
    users.map((user) => user.getArgumentsContent()),
    ['node'],
  );
  for (const keyword of ['CMD', 'HEALTHCHECK']) {
    const [found, ...others] = last.filter((instruction) => instruction.getKeyword() === keyword);
    t.match(found?.getRawArgumentsContent(), /(^|CMD )\["node", /s, keyword);
    t.strictSame(others, []);
  }
  const runs = last.filter((instruction) => instruction.getKeyword() === 'RUN').map((run) => run.getArgumentsContent());
  t.notMatch(runs.join('\n'), /(^|&& *)(npm|apk|apt-get|curl|wget) /m);
});

t.test('nothing gets into the build but what is listed', async (t) => {
  const lines = (await readFile('.dockerignore', 'utf8')).split('\n').filter((line) => line && !line.startsWith('#'));
  t.equal(lines[0], '*');
  t.ok(lines.slice(1).every((line) => line.startsWith('!')));
  const listed = lines.slice(1).map((line) => line.slice(1));
  const local = dockerfile
    .getCOPYs()
    .filter((copy) => !copy.getFlags().some((flag) => flag.getName() === 'from'))
    .flatMap((copy) => copy.getArguments().slice(0, -1).map(String));
  const missing = local.filter((path) => path !== '.' && !listed.some((entry) => `${path}/`.startsWith(`${entry}/`)));
  t.strictSame(missing, []);
});
