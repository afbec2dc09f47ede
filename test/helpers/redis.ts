import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { Test } from 'tap';

/** Why there is no Redis to test with; false when there is one. */
export const noRedis: string | false =
  spawnSync('redis-server', ['--version']).status === 0 ? false : 'redis-server is not installed';

/** A Redis of the test's own. */
export interface RunningRedis {
  readonly url: string;
  readonly process: ChildProcess;
  /** Ends it as a crash does. */
  kill(): Promise<void>;
}

async function answers(port: number): Promise<void> {
  for (;;) {
    const socket = connect(port, '127.0.0.1');
    const isThere = await Promise.race([
      once(socket, 'connect').then(() => true),
      once(socket, 'error').then(() => false),
    ]).catch(() => false);
    socket.destroy();
    if (isThere) return;
    await delay(20);
  }
}

/**
 * Starts a Redis that keeps nothing on the disk; it is killed when the test ends.
 * @param t the test
 * @param port where it listens on loopback
 */
export async function startRedis(t: Test, port: number): Promise<RunningRedis> {
  const child = spawn(
    'redis-server',
    ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'],
    {
      stdio: 'ignore',
    },
  );
  const closed = once(child, 'close');
  t.teardown(() => child.kill('SIGKILL'));
  await answers(port);
  return {
    url: `redis://127.0.0.1:${port}`,
    process: child,
    async kill() {
      child.kill('SIGKILL');
      await closed;
    },
  };
}
