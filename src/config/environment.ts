import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { ConfigError } from './index.ts';

/** The text of `.env` in the current directory, without the mark that some editors put before it; empty when there is none. */
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
 * The variables of the process, on top of those in `.env`.
 * @throws {ConfigError} in one line, when there is a `.env` that cannot be read
 */
export function readEnvironment(): Record<string, string | undefined> {
  return { ...parseEnv(readFile()), ...process.env };
}
