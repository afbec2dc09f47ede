import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import t from 'tap';
import { createTokenVerifier } from '../../../src/auth/verifier.ts';
import { projectFile } from '../../../src/config/paths.ts';
import { SECRET, secretConfig } from '../../auth/tokens.ts';

const SCRIPT = fileURLToPath(new URL('../../../scripts/token.ts', import.meta.url));
const TSX = import.meta.resolve('tsx');

// Each run of the script starts a process: on a busy machine that adds up.
t.setTimeout(120_000);

/** Runs the script in a folder of its own, with an environment of its own. */
async function run(cwd: string, args: string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, ['--import', TSX, SCRIPT, ...args], { cwd, env });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { stdout, stderr, code };
}

const claimsOf = (token: string): Record<string, unknown> =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());

t.test('it prints a good token and nothing else', async (t) => {
  const { stdout, stderr, code } = await run(t.testdir(), ['--sub', 'alice'], { JWT_SECRET: SECRET });
  t.strictSame([stderr, code], ['', 0]);
  t.match(stdout, /^[\w-]+\.[\w-]+\.[\w-]+\n$/);
  t.match(await createTokenVerifier(secretConfig())(stdout.trim()), { subject: 'alice' });
  const { iat, exp } = claimsOf(stdout);
  t.equal(Number(exp) - Number(iat), 3600, 'good for an hour');
});

t.test('it is good for as long as it is told', async (t) => {
  const { stdout } = await run(t.testdir(), ['--sub=alice', '--expires-in', '15m'], { JWT_SECRET: SECRET });
  const { iat, exp } = claimsOf(stdout);
  t.equal(Number(exp) - Number(iat), 900);
});

t.test('the token carries what the configuration asks for; the environment wins over .env', async (t) => {
  const cwd = t.testdir({ '.env': `JWT_SECRET="${SECRET}"\nJWT_ISSUER=https://file.example\nJWT_AUDIENCE=tasks\n` });
  const env = { JWT_ISSUER: 'https://process.example', JWT_USER_CLAIM: 'uid' };
  const { stdout } = await run(cwd, ['--sub', 'alice'], env);
  t.match(claimsOf(stdout), { iss: 'https://process.example', aud: 'tasks', uid: 'alice' });
  const config = secretConfig({ JWT_ISSUER: env.JWT_ISSUER, JWT_AUDIENCE: 'tasks', JWT_USER_CLAIM: 'uid' });
  t.match(await createTokenVerifier(config)(stdout.trim()), { subject: 'alice' });
});

t.test('it has the scopes and the teams that are asked for', async (t) => {
  const env = { JWT_SECRET: SECRET, JWT_OWNERS_CLAIM: 'orgs' };
  const { stdout } = await run(
    t.testdir(),
    ['--sub', 'alice', '--scope', 'tasks:read account:export', '--teams', 'acme,beta'],
    env,
  );
  const verify = createTokenVerifier(secretConfig({ JWT_OWNERS_CLAIM: 'orgs' }));
  t.match(await verify(stdout.trim()), {
    subject: 'alice',
    scopes: ' tasks:read account:export ',
    owners: ['acme', 'beta'],
  });
});

for (const [args, reason] of [
  [['--scope', 'task:read'], '--scope has "task:read"; there are tasks:read, tasks:write, '],
  [['--scope', ''], '--scope has ""; there are tasks:read, '],
  [['--teams', 'acme'], '--teams needs JWT_OWNERS_CLAIM'],
] as const) {
  t.test(`${args.join(' ')} is refused`, async (t) => {
    const { stdout, stderr, code } = await run(t.testdir(), ['--sub', 'alice', ...args], { JWT_SECRET: SECRET });
    t.strictSame([stdout, code], ['', 2]);
    t.ok(stderr.startsWith(reason), stderr);
  });
}

t.test('without a key source it takes the development secret', async (t) => {
  const cwd = t.testdir();
  const { stdout, stderr } = await run(cwd, ['--sub', 'alice'], { DATA_DIR: 'data' });
  t.equal(stderr, '');
  const JWT_SECRET = await readFile(join(cwd, 'data', 'jwt-secret'), 'utf8');
  t.match(await createTokenVerifier(secretConfig({ JWT_SECRET }))(stdout.trim()), { subject: 'alice' });
});

t.test('for the requests it is written into files of one person', async (t) => {
  const cwd = t.testdir({ requests: {} });
  const { stdout, code } = await run(cwd, ['--sub', 'alice', '--requests'], { JWT_SECRET: SECRET });
  const [dotenv, json] = [join('requests', '.env'), join('requests', 'http-client.private.env.json')];
  t.strictSame([stdout, code], [`wrote ${dotenv}\nwrote ${json}\n`, 0]);
  const [, token = ''] = /^TOKEN=(\S+)\n$/.exec(await readFile(join(cwd, dotenv), 'utf8')) ?? [];
  t.match(await createTokenVerifier(secretConfig())(token), { subject: 'alice' });
  t.strictSame(JSON.parse(await readFile(join(cwd, json), 'utf8')), { local: { token } });
  t.match(await readFile(projectFile('.gitignore'), 'utf8'), /^\.env\nhttp-client\.private\.env\.json$/m);
});

type Refused = readonly [args: string[], says: RegExp, env?: Record<string, string>];

const REFUSED: readonly Refused[] = [
  [[], /^--sub is missing: .*For example: npm run token -- --sub alice/],
  [['--sub', 'a\nb'], /--sub must be/],
  [['--sub', '--expires-in', '1h'], /--sub/],
  [['--sub', 'alice', '--requests'], /^There is no folder requests\//],
  [['--sub', 'alice', '--admin'], /--admin/],
  [['--sub', 'alice', 'bob'], /bob/],
  [['--sub', 'alice', '--expires-in=1w'], /--expires-in must be/],
  [['--sub', 'alice'], /^JWT_SECRET must have at least 32 bytes/, { JWT_SECRET: 'short' }],
  [['--sub', 'alice'], /^JWT_JWKS_URL is set/, { JWT_JWKS_URL: 'https://issuer.example/jwks' }],
  [['--sub', 'alice'], /^JWT_SECRET or JWT_JWKS_URL must be set/, { NODE_ENV: 'production' }],
];

t.test('what it cannot do it says in one line, and exits with 2', async (t) => {
  const cwd = t.testdir();
  const runs = REFUSED.map(async ([args, says, env]) => ({
    args,
    says,
    ...(await run(cwd, args, env ?? { JWT_SECRET: SECRET })),
  }));
  for (const { args, says, stdout, stderr, code } of await Promise.all(runs)) {
    const name = args.join(' ').slice(0, 60) || 'nothing';
    t.strictSame([stdout, code], ['', 2], name);
    t.match(stderr, says, name);
    t.match(stderr, /^[^\n]+\n$/, `${name}: one line`);
  }
});

t.test('an .env that cannot be read is one line as well', async (t) => {
  const { stderr, code } = await run(t.testdir({ '.env': {} }), ['--sub', 'alice'], { JWT_SECRET: SECRET });
  t.strictSame([stderr, code], ['.env cannot be read: EISDIR\n', 2]);
});
