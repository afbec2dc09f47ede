import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { cpus, totalmem } from 'node:os';

/** The machine and the versions of a measurement. */
export interface Setting {
  /** ISO 8601 day, UTC. */
  readonly date: string;
  readonly commit: string;
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGiB: number;
  /** Name to version. */
  readonly versions: Readonly<Record<string, string>>;
}

const require = createRequire(import.meta.url);

function ownVersion(name: string): string {
  const { version } = require(`../../node_modules/${name}/package.json`) as { version: string };
  return version;
}

function commit(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return 'unknown';
  }
}

/**
 * The current setting.
 * @param postgres the server's version
 * @param others versions of other programs that took part
 */
export function currentSetting(postgres: string, others: Readonly<Record<string, string>> = {}): Setting {
  const own = Object.fromEntries(['fastify', 'pg', '@prisma/client'].map((name) => [name, ownVersion(name)]));
  return {
    date: new Date().toISOString().slice(0, 10),
    commit: commit(),
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    versions: { 'Node.js': process.versions.node, PostgreSQL: postgres, ...own, ...others },
  };
}
