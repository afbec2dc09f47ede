import { type Failure, layers } from './raw/index.ts';

/** PostgreSQL's codes (https://www.postgresql.org/docs/current/errcodes-appendix.html) have five characters, and so have Prisma's, such as P1001. */
const SQLSTATE = /^(?!P[1-9])[0-9A-Z]{5}$/;

/** The server refuses this role, or has no such database: retrying does not help. */
const REFUSED = /^(28...|3D000)$/;

/** The driver's error if the server requires a password and the URL has none. */
const NO_PASSWORD = /client password must be a/;

/** How much of a message is logged, in characters. */
const MAX_MESSAGE_LENGTH = 300;

/** `errors`: one for each address of a host that was tried. */
const textsOf = ({ originalMessage, message, errors }: Failure): unknown[] => [
  originalMessage,
  message || (Array.isArray(errors) ? errors.map((error: Failure) => error.message).join(', ') : undefined),
];

/**
 * The root cause of an error in one line for the log: the message of the server or the system, without stacks and without Prisma's
 * wrapping.
 * @param error anything that was thrown
 * @returns as in `password authentication failed for user "ada" (28P01)`
 */
export function reasonOf(error: unknown): string {
  const failures = layers(error).reverse();
  const text = failures.flatMap(textsOf).find((one) => typeof one === 'string' && one !== '');
  const state = failures
    .flatMap(({ code, originalCode }) => [code, originalCode])
    .find((code) => typeof code === 'string' && SQLSTATE.test(code));
  const line = String(text ?? 'something that is no error was thrown')
    .replaceAll(/\s+/g, ' ')
    .slice(0, MAX_MESSAGE_LENGTH);
  return typeof state === 'string' ? `${line} (${state})` : line;
}

/**
 * Whether a reachable server refuses this URL: a wrong password, an unknown role or database.
 * @param error anything that the driver threw
 */
export function isRefused(error: unknown): boolean {
  return layers(error).some(({ code, message }) => REFUSED.test(String(code)) || NO_PASSWORD.test(String(message)));
}
