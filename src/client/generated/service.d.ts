// Made from openapi.yaml and src/client/ by `npm run generate`. Do not edit.
/** The operations on the service itself. */
import type { Call } from './call.js';
import type { CallOptions, Result } from './types.js';
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
/**
 * The operations on the health of the service.
 * @param call calls an operation
 */
export declare function healthOf(call: Call): Health;
/**
 * The operations on the contract of the service.
 * @param call calls an operation
 */
export declare function contractOf(call: Call): Contract;
