/** The operations on the service itself. */
import type { Call } from './call.ts';
import type { CallOptions, Result } from './types.ts';

/** The health of the service. These requests are never repeated. */
export interface Health {
  /** For people and dashboards; an unhealthy service also has `data`. */
  get(options?: CallOptions): Promise<Result<'getHealth'>>;
  /** Whether the process is running. */
  live(options?: CallOptions): Promise<Result<'getLiveness'>>;
  /** Whether it can serve requests. */
  ready(options?: CallOptions): Promise<Result<'getReadiness'>>;
}

/** The contract of the service. */
export interface Contract {
  /** The paths of contract, reference and health. */
  index(options?: CallOptions): Promise<Result<'getIndex'>>;
  /** The contract as JSON. */
  get(options?: CallOptions): Promise<Result<'getContract'>>;
  /** The contract as YAML. */
  source(options?: CallOptions): Promise<Result<'getContractSource'>>;
  /** The explanation of a problem, by the last segment of its `type`. */
  problem(slug: string, options?: CallOptions): Promise<Result<'getProblem'>>;
}

/**
 * The operations on the health of the service.
 * @param call calls an operation
 */
export const healthOf = (call: Call): Health => ({
  get: (options) => call('getHealth', {}, options),
  live: (options) => call('getLiveness', {}, options),
  ready: (options) => call('getReadiness', {}, options),
});

/**
 * The operations on the contract of the service.
 * @param call calls an operation
 */
export const contractOf = (call: Call): Contract => ({
  index: (options) => call('getIndex', { repeatable: true }, options),
  get: (options) => call('getContract', { repeatable: true }, options),
  source: (options) => call('getContractSource', { repeatable: true }, options),
  problem: (slug, options) => call('getProblem', { id: slug, repeatable: true }, options),
});
