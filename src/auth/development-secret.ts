import { randomBytes } from 'node:crypto';
import { link, mkdir, open, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ConfigError } from '../config/index.ts';

/** RFC 7518 section 3.2: an HS256 key has at least the size of the hash. */
const SECRET_BYTES = 32;

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

/** Checks and reads the secret through one file handle, so that the checked file is the one that is read. */
async function read(path: string): Promise<string> {
  const file = await open(path, 'r');
  try {
    const { mode } = await file.stat();
    // Windows has no such permission bits: it reports the same mode for every file.
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
      throw new ConfigError(`${path} can be read or written by others: remove it, or give it mode 0600`);
    }
    const secret = (await file.readFile('utf8')).trim();
    if (Buffer.byteLength(secret) >= SECRET_BYTES) return secret;
    throw new ConfigError(
      `${path} must hold a secret of at least ${SECRET_BYTES} bytes: remove it to have a new one made`,
    );
  } finally {
    await file.close();
  }
}

/** Writes a new secret to a temporary file and links it to its path: of two processes one wins, and neither reads an incomplete file. */
async function create(dataDir: string, path: string): Promise<void> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const draft = `${path}.${randomBytes(8).toString('hex')}`;
  try {
    await writeFile(draft, randomBytes(SECRET_BYTES).toString('base64url'), { flag: 'wx', mode: 0o600, flush: true });
    await link(draft, path);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

async function readOrCreate(dataDir: string, path: string): Promise<string> {
  try {
    return await read(path);
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
  await create(dataDir, path);
  return read(path);
}

/**
 * The secret for tokens if none is configured: generated once, and kept in `<dataDir>/jwt-secret` with mode 0600.
 * @param dataDir DATA_DIR; created with mode 0700 if it is missing
 * @throws {ConfigError} with a one-line message, if other users can read the file, if it is too short, or if it cannot be read or created
 */
export async function developmentSecret(dataDir: string): Promise<string> {
  const path = join(dataDir, 'jwt-secret');
  try {
    return await readOrCreate(dataDir, path);
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new ConfigError(`DATA_DIR cannot keep the development secret: ${reason}`, { cause: error });
  }
}
