import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { ConfigError } from './index.ts';

/** The text of `.env` in the current directory, without a byte-order mark; empty if the file does not exist. */
function readFile(): string {
  try {
    return readFileSync('.env', 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    if (error.code === 'ENOENT') return '';
    throw new ConfigError(`.env cannot be read: ${error.code}`, { cause: error });
  }
}

/**
 * The environment variables of the process, merged over those in `.env`.
 * @throws {ConfigError} with a one-line message if `.env` exists and cannot be read
 */
export function readEnvironment(): Record<string, string | undefined> {
  return { ...parseEnv(readFile()), ...process.env };
}
