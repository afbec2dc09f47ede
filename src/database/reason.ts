import { type Failure, layers } from './raw/index.ts';

/** PostgreSQL's codes (https://www.postgresql.org/docs/current/errcodes-appendix.html) have five characters, as Prisma's P1001. */
const SQLSTATE = /^(?!P[1-9])[0-9A-Z]{5}$/;

/** The server does not let this role in, or has no such database: nothing that passes by itself. */
const REFUSED = /^(28...|3D000)$/;

/** The driver's own: the server asks for a password, and the URL has none. */
const NO_PASSWORD = /client password must be a/;

/** A line of the log takes no more of a message, in characters. */
const LONGEST = 300;

/** `errors`: of each address of a host that was tried in vain. */
const textsOf = ({ originalMessage, message, errors }: Failure): unknown[] => [
  originalMessage,
  message || (Array.isArray(errors) ? errors.map((error: Failure) => error.message).join(', ') : undefined),
];

/**
 * What is behind an error, in one line for the log: what the server or the system said, without stacks and without what Prisma
 * puts around it.
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
    .slice(0, LONGEST);
  return typeof state === 'string' ? `${line} (${state})` : line;
}

/**
 * Whether a server that can be reached will never take this URL: a wrong password, an unknown role or database.
 * @param error anything that the driver threw
 */
export function isRefused(error: unknown): boolean {
  return layers(error).some(({ code, message }) => REFUSED.test(String(code)) || NO_PASSWORD.test(String(message)));
}
