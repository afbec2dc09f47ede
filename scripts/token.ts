/** Prints a token for trying the service out: `npm run token -- --sub alice --expires-in 1h`. */
import { isSubject } from '../src/auth/claims.ts';
import { developmentSecret } from '../src/auth/development-secret.ts';
import { signToken } from '../src/auth/sign.ts';
import { CommandError, parseCommandLine } from '../src/config/command-line.ts';
import { readEnvironment } from '../src/config/environment.ts';
import { ConfigError, readConfig } from '../src/config/index.ts';
import { secondsOf } from './common/duration.ts';

const COMMAND = {
  call: 'npm run token --',
  about: `Prints a token for trying the service out, signed with JWT_SECRET of the environment or .env, or with the secret that a service
of this machine has made in DATA_DIR.`,
  options: {
    sub: { type: 'string', value: 'USER', about: 'whose token it is; has to be given' },
    'expires-in': { type: 'string', default: '1h', value: 'TIME', about: 'how long it is good: 90s, 15m, 1h, 30d' },
  },
  example: '--sub alice --expires-in 15m',
} as const;

async function makeToken(args: string[]): Promise<string> {
  const { sub: subject, 'expires-in': duration } = parseCommandLine(COMMAND, args).values;
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

try {
  console.log(await makeToken(process.argv.slice(2)));
} catch (error) {
  if (!(error instanceof CommandError || error instanceof ConfigError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
