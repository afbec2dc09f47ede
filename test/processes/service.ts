import type { Test } from 'tap';
import { residentBytes } from '../../scripts/common/proc.ts';
import * as starter from '../../scripts/common/service.ts';

export { tokenOf } from '../../scripts/common/service.ts';

/** The built service as a process of its own, which is ready. */
export interface Service extends starter.Service {
  /** Resident memory, in MiB. */
  memory(): Promise<number>;
}

/**
 * Starts the built service, as {@link starter.launchService} does, ready or not. It is killed when the test ends.
 * @param t the test
 * @param environment variables
 * @param dotEnv what is in its `.env`; none when absent
 */
export async function runService(
  t: Test,
  environment: Readonly<Record<string, string>>,
  dotEnv?: string,
): Promise<starter.Service> {
  const service = await starter.launchService({ environment, dotEnv });
  t.teardown(() => service.remove());
  return service;
}

/**
 * Starts the built service, as {@link runService} does, and waits until it is ready.
 * @param t the test
 * @param environment variables
 * @throws when it is not ready in time, with what it said
 */
export async function startService(t: Test, environment: Readonly<Record<string, string>>): Promise<Service> {
  const service = await runService(t, environment);
  await starter.untilReady(service);
  return { ...service, memory: async () => (await residentBytes(service.pid)) / 2 ** 20 };
}
