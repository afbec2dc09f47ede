import { stripVTControlCharacters } from 'node:util';
import type { components } from '../../generated/contract.ts';
import { CommandError } from '../../src/config/command-line.ts';
import { readEnvironment } from '../../src/config/environment.ts';
import { ConfigError } from '../../src/config/index.ts';

/** The option of what speaks to a service. */
export const URL_OPTION = {
  type: 'string',
  value: 'URL',
  about: 'where the service is (default: TASKPACT_URL, or else http://127.0.0.1:3000)',
} as const;

/** For the help of what speaks to a service. */
export const TOKEN_HELP = 'The token of the user is read from TASKPACT_TOKEN, in the environment or in .env.';

/** A service, and a user of it. */
export interface Access {
  /** The address of the service. */
  readonly address: string;
  readonly token: string;
  /** Sends a request to a path of the user, like `/import`. */
  request(path: string, init: RequestInit & { duplex?: 'half' }): Promise<Response>;
}

/** What the service says is wrong, as far as it says it in the contract's way (RFC 9457): something between may answer in its own. */
async function problemOf(response: Response): Promise<string> {
  const problem = (await response.json().catch(() => ({}))) as Partial<components['schemas']['Problem']>;
  const { detail = `the service answered ${response.status}`, errors = [] } = problem;
  // Of several, the detail has the first one only.
  const all = errors.length > 1 ? errors.map(({ pointer, name, detail }) => `${pointer ?? name}: ${detail}`) : [];
  const text = [detail, ...all].join('\n  ');
  return response.status === 401 ? `${text}\nTASKPACT_TOKEN has to be a valid token of the user.` : text;
}

/** Text of a file or of a service without what would command a terminal. */
export const printable = (text: string): string => stripVTControlCharacters(text).replace(/[^\P{Cc}\n]/gu, ' ');

/**
 * The service that somebody wants to speak to.
 * @param url the option; undefined where it was not given
 * @throws {CommandError} where there is no token, or no such address
 */
export function accessTo(url: string | undefined): Access {
  const { TASKPACT_TOKEN: token, TASKPACT_URL } = readEnvironment();
  const given = url ?? (TASKPACT_URL || 'http://127.0.0.1:3000');
  if (!URL.canParse(given) || !/^https?:/.test(given)) {
    throw new CommandError(`${given} is no address of a service, like https://tasks.example`);
  }
  if (!token)
    throw new CommandError(
      'TASKPACT_TOKEN is not set: it has to be a token of the user, such as npm run --silent token -- --sub alice prints',
    );
  const address = given.replace(/\/$/, '');
  return {
    address,
    token,
    async request(path, init) {
      const headers = { authorization: `Bearer ${token}`, ...init.headers };
      const response = await fetch(`${address}/api/me${path}`, { ...init, headers });
      if (!response.ok) throw new Error(printable(await problemOf(response)));
      return response;
    },
  };
}

/** The message of an error; `fetch` says in its cause what happened. */
function messageOf({ message, cause }: Error): string {
  if (message !== 'fetch failed' || !(cause instanceof Error)) return message;
  return `the service cannot be reached: ${cause.message || ('code' in cause && cause.code)}`;
}

/**
 * Runs a command. What goes wrong is told on standard error: 2 is the exit code for a mistake in how it was called, and 1 for all else.
 * @param name of the command
 * @param run does it
 */
export async function runCommand(name: string, run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    console.error(`${name}: ${messageOf(error)}`);
    process.exitCode = error instanceof CommandError || error instanceof ConfigError ? 2 : 1;
  }
}
