/** Prints a token for trying the service out: `npm run token -- --sub alice --expires-in 1h`. */
import { parseArgs } from 'node:util';
import { isSubject } from '../src/auth/claims.ts';
import { developmentSecret } from '../src/auth/development-secret.ts';
import { signToken } from '../src/auth/sign.ts';
import { ConfigError, readConfig } from '../src/config.ts';
import { readEnvironment } from '../src/environment.ts';
import { secondsOf } from './duration.ts';

/** A command line that cannot be followed; its message is one line. */
class UsageError extends Error {}

function parse(args: string[]) {
  try {
    const options = { sub: { type: 'string' }, 'expires-in': { type: 'string', default: '1h' } } as const;
    return parseArgs({ args, options }).values;
  } catch (error) {
    // Node's explanation may have several lines; the first one says what is wrong.
    throw new UsageError(error instanceof Error ? error.message.split('\n', 1)[0] : String(error));
  }
}

async function makeToken(args: string[]): Promise<string> {
  const { sub: subject, 'expires-in': duration } = parse(args);
  if (!isSubject(subject)) throw new UsageError('--sub must be 1 to 255 characters, none of them a control character');
  const expiresInSeconds = secondsOf(duration);
  if (expiresInSeconds === undefined) {
    throw new UsageError('--expires-in must be a number with a unit, like 90s, 15m, 1h or 30d, and at most 3650d');
  }
  const config = readConfig(readEnvironment());
  if (config.JWT_JWKS_URL) {
    throw new UsageError('JWT_JWKS_URL is set: tokens come from that issuer, this service makes none');
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
  if (!(error instanceof UsageError || error instanceof ConfigError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
