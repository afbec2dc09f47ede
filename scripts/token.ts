/** Prints a token for trying the service out: `npm run token -- --sub alice --expires-in 1h`. */
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { OPERATIONS } from '../generated/operations.ts';
import { developmentSecret } from '../src/auth/development-secret.ts';
import { signToken } from '../src/auth/sign.ts';
import { isSubject } from '../src/auth/signed-token.ts';
import { CommandError, parseCommandLine } from '../src/config/command-line.ts';
import { readEnvironment } from '../src/config/environment.ts';
import { ConfigError, readConfig } from '../src/config/index.ts';
import { secondsOf } from './common/duration.ts';

const FOLDER = 'requests';

const COMMAND = {
  call: 'npm run token --',
  about: `Prints a token for trying the service out, signed with JWT_SECRET of the environment or .env, or with the secret that a service
of this machine has made in DATA_DIR.`,
  options: {
    sub: { type: 'string', value: 'USER', about: 'whose token it is; has to be given' },
    requests: {
      type: 'boolean',
      default: false,
      about: 'writes it for requests/*.http instead, into files there that git ignores',
    },
    scope: {
      type: 'string',
      value: 'SCOPES',
      about: 'what it may do, like "tasks:read projects:read"; absent: everything',
    },
    teams: {
      type: 'string',
      value: 'IDS',
      about: 'for whom else it may act, comma-separated (needs JWT_OWNERS_CLAIM)',
    },
    'expires-in': { type: 'string', default: '1h', value: 'TIME', about: 'how long it is good: 90s, 15m, 1h, 30d' },
  },
  example: '--sub alice --expires-in 15m',
} as const;

/** The scopes that the contract knows. */
const SCOPES = new Set(
  Object.values(OPERATIONS).flatMap((operation) => ('scopes' in operation ? operation.scopes : [])),
);

interface Wish {
  /** Whose token it is. */
  readonly sub?: string | undefined;
  /** What it may do. */
  readonly scope?: string | undefined;
  /** The teams for which it may act. */
  readonly teams?: string | undefined;
  readonly 'expires-in': string;
}

/** Refuses scopes that no operation asks for: a token with a misspelt one would be refused everywhere. */
function checkedScope(scope: string): string {
  const known: ReadonlySet<string> = SCOPES;
  const unknown = scope.split(' ').find((one) => !known.has(one));
  if (unknown === undefined) return scope;
  throw new CommandError(`--scope has ${JSON.stringify(unknown)}; there are ${[...SCOPES].join(', ')}`);
}

async function makeToken({ sub: subject, scope, teams, 'expires-in': duration }: Wish): Promise<string> {
  if (subject === undefined) {
    throw new CommandError(
      `--sub is missing: whose token is to be made? For example: ${COMMAND.call} ${COMMAND.example}`,
    );
  }
  if (!isSubject(subject))
    throw new CommandError('--sub must be 1 to 255 characters, none of them a control character');
  const expiresInSeconds = secondsOf(duration);
  if (expiresInSeconds === undefined) {
    throw new CommandError('--expires-in must be a number with a unit, like 90s, 15m, 1h or 30d, and at most 3650d');
  }
  const config = readConfig(readEnvironment());
  if (config.JWT_JWKS_URL) {
    throw new CommandError('JWT_JWKS_URL is set: tokens come from that issuer, this service makes none');
  }
  if (teams !== undefined && config.JWT_OWNERS_CLAIM === undefined) {
    throw new CommandError(
      '--teams needs JWT_OWNERS_CLAIM, the claim that teams stand in: the service ignores them without it',
    );
  }
  return signToken({
    secret: config.JWT_SECRET ?? (await developmentSecret(config.DATA_DIR)),
    subject,
    claim: config.JWT_USER_CLAIM,
    expiresInSeconds,
    issuer: config.JWT_ISSUER,
    audience: config.JWT_AUDIENCE,
    scope: scope === undefined ? undefined : checkedScope(scope),
    claims: config.JWT_OWNERS_CLAIM && teams ? { [config.JWT_OWNERS_CLAIM]: teams.split(',') } : undefined,
  });
}

/**
 * Writes a token where HTTP clients look for what belongs to one person: REST Client and httpYac read `.env` beside the requests
 * (`$dotenv`), those of JetBrains http-client.private.env.json, whose variables win over those of the requests.
 */
async function saveToken(token: string): Promise<void> {
  if (!existsSync(FOLDER))
    throw new CommandError(`There is no folder ${FOLDER}/ here: --requests is for the project's own`);
  const environments = { local: { token } };
  const files = { '.env': `TOKEN=${token}`, 'http-client.private.env.json': JSON.stringify(environments, null, 2) };
  for (const [name, text] of Object.entries(files)) {
    const path = join(FOLDER, name);
    await writeFile(path, `${text}\n`, { mode: 0o600 });
    console.log(`wrote ${path}`);
  }
}

try {
  const { values } = parseCommandLine(COMMAND, process.argv.slice(2));
  const token = await makeToken(values);
  if (values.requests) await saveToken(token);
  else console.log(token);
} catch (error) {
  if (!(error instanceof CommandError || error instanceof ConfigError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
