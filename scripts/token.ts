/** Prints a token for trying the service out: `npm run token -- --sub alice --expires-in 1h`. */
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isSubject } from '../src/auth/claims.ts';
import { developmentSecret } from '../src/auth/development-secret.ts';
import { signToken } from '../src/auth/sign.ts';
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
    'expires-in': { type: 'string', default: '1h', value: 'TIME', about: 'how long it is good: 90s, 15m, 1h, 30d' },
  },
  example: '--sub alice --expires-in 15m',
} as const;

interface Wish {
  /** Whose token it is. */
  readonly sub?: string | undefined;
  readonly 'expires-in': string;
}

async function makeToken({ sub: subject, 'expires-in': duration }: Wish): Promise<string> {
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
  return signToken({
    secret: config.JWT_SECRET ?? (await developmentSecret(config.DATA_DIR)),
    subject,
    claim: config.JWT_USER_CLAIM,
    expiresInSeconds,
    issuer: config.JWT_ISSUER,
    audience: config.JWT_AUDIENCE,
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
