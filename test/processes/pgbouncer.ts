import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Test } from 'tap';
import { freePort } from '../../scripts/common/ports.ts';
import { temporaryFolder } from '../helpers/embedded-template.ts';
import type { Postgres } from './postgres.ts';

const program = ['/usr/sbin/pgbouncer', '/usr/bin/pgbouncer'].find(existsSync);

/** Why there is no PgBouncer to test with; false when there is one. */
export const noPgBouncer: string | false = program ? false : 'PgBouncer is not installed';

async function answers(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

/**
 * Starts a PgBouncer in transaction mode before a PostgreSQL; it ends with the test.
 * @param t the test
 * @param postgres where it connects to
 * @param connections how many it opens there: fewer than there are clients, so that they share
 * @returns the URL through it
 */
export async function startPgBouncer(t: Test, postgres: Postgres, connections: number): Promise<string> {
  const folder = await temporaryFolder(t);
  await chmod(folder, 0o755);
  const port = await freePort();
  const settings = join(folder, 'pgbouncer.ini');
  await writeFile(
    settings,
    [
      '[databases]',
      `* = host=127.0.0.1 port=${postgres.port} user=postgres`,
      '[pgbouncer]',
      'listen_addr = 127.0.0.1',
      `listen_port = ${port}`,
      'unix_socket_dir =',
      'auth_type = any',
      'pool_mode = transaction',
      'max_client_conn = 500',
      `default_pool_size = ${connections}`,
    ].join('\n'),
  );
  // Like PostgreSQL, it refuses to run as root.
  const user = process.getuid?.() === 0 ? ['-u', 'postgres'] : [];
  const child = spawn(program ?? '', ['-q', ...user, settings], { stdio: 'ignore' });
  t.teardown(() => child.kill('SIGKILL'));
  while (!(await answers(port))) {
    if (child.exitCode !== null) throw new Error(`PgBouncer ended with ${child.exitCode}`);
    await delay(25);
  }
  const url = new URL(postgres.url);
  url.port = String(port);
  return url.href;
}
