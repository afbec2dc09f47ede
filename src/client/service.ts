/** The operations on the service itself. */
import type { Call } from './call.ts';
import type { CallOptions, OperationId, Result } from './types.ts';

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
  /** What clients do, step by step, as an Arazzo document in YAML. */
  workflows(options?: CallOptions): Promise<Result<'getWorkflows'>>;
  /** The explanation of a problem, by the last segment of its `type`. */
  problem(slug: string, options?: CallOptions): Promise<Result<'getProblem'>>;
}

/** Makes methods for operations without parameters. */
const plain =
  (call: Call, input: Parameters<Call>[1]) =>
  <Id extends OperationId>(id: Id) =>
  (options?: CallOptions) =>
    call(id, input, options);

/**
 * The operations on the health of the service.
 * @param call calls an operation
 */
export function healthOf(call: Call): Health {
  const ask = plain(call, {});
  return { get: ask('getHealth'), live: ask('getLiveness'), ready: ask('getReadiness') };
}

/**
 * The operations on the contract of the service.
 * @param call calls an operation
 */
export function contractOf(call: Call): Contract {
  const read = plain(call, { repeatable: true });
  return {
    index: read('getIndex'),
    get: read('getContract'),
    source: read('getContractSource'),
    workflows: read('getWorkflows'),
    problem: (slug, options) => call('getProblem', { id: slug, repeatable: true }, options),
  };
}
