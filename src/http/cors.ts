import cors from '@fastify/cors';
import type { FastifyBaseLogger, FastifyInstance, FastifyRequest } from 'fastify';
import type { Config } from '../config/index.ts';
import { type ContractDocument, methodsOf, type OperationObject, operationsOf, resolve } from '../contract/document.ts';

/** How long a browser may cache the response to a preflight, in seconds: Chromium's maximum. */
const MAX_AGE = 7200;

const parametersOf = (contract: ContractDocument, { parameters = [] }: OperationObject): string[] =>
  parameters
    .map((parameter) => resolve(contract, parameter))
    .filter((parameter) => parameter.in === 'header')
    .map(({ name }) => name);

const headersOf = (contract: ContractDocument, { responses }: OperationObject): string[] =>
  Object.values(responses).flatMap((response) => Object.keys(resolve(contract, response).headers ?? {}));

/** The methods and headers of the contract that pages may send and read. `Allow` is on 405, which belongs to no operation. */
function allowedBy(contract: ContractDocument, others: readonly string[]) {
  const operations = operationsOf(contract);
  const sent = operations.flatMap(({ operation }) => parametersOf(contract, operation));
  const answered = operations.flatMap(({ operation }) => headersOf(contract, operation));
  return {
    methods: [...new Set(operations.flatMap(methodsOf))],
    allowedHeaders: [...new Set(['Authorization', 'Content-Type', ...sent, ...others])],
    exposedHeaders: [...new Set(['Allow', ...answered])],
  };
}

/** The Fetch standard's CORS-preflight request (https://fetch.spec.whatwg.org/#cors-preflight-request). */
const isPreflight = ({ method, headers }: FastifyRequest): boolean =>
  method === 'OPTIONS' && headers.origin !== undefined && headers['access-control-request-method'] !== undefined;

/** The origin of a page that this machine serves, in a browser of the same machine: typical for a front end in development. */
const LOOPBACK_ORIGIN = /^https?:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/;

/** Whether pages of an origin may call the service. */
export type IsAllowed = (origin: string) => boolean;

/**
 * The origins whose pages may call the service: those in CORS_ORIGINS; if it is not set, those of this machine, and in production none.
 * @param config the two variables
 * @returns undefined for none
 */
export function allowedOrigins(config: Pick<Config, 'CORS_ORIGINS' | 'NODE_ENV'>): IsAllowed | undefined {
  const { CORS_ORIGINS: origins, NODE_ENV } = config;
  if (origins) {
    const listed = new Set(origins);
    return (origin) => listed.has(origin);
  }
  return NODE_ENV === 'production' ? undefined : (origin) => LOOPBACK_ORIGIN.test(origin);
}

/** How many refused origins are logged at most, so that invented origins cannot fill the log. */
const MAX_LOGGED_ORIGINS = 100;

/**
 * The Origin headers of browsers (RFC 6454, section 7); others are not logged. A host has at most 253 characters (RFC 1035,
 * section 2.3.4).
 */
const LOGGABLE_ORIGIN = /^(?:null|[a-z][a-z\d+.-]{0,30}:\/\/[\w.[\]:-]{1,270})$/i;

/**
 * Logs refused preflights, once for each origin, because browsers give little information about them.
 * @returns to be called with each request that CORS has not answered
 */
export function refusedPreflights(log: FastifyBaseLogger): (request: FastifyRequest) => void {
  const logged = new Set<string>();
  return (request) => {
    const { origin = '' } = request.headers;
    if (!isPreflight(request) || logged.size >= MAX_LOGGED_ORIGINS) return;
    if (logged.has(origin) || !LOGGABLE_ORIGIN.test(origin)) return;
    logged.add(origin);
    log.warn(
      { origin },
      'a preflight was refused: pages of this origin may call the service when CORS_ORIGINS lists it',
    );
  };
}

/**
 * Lets pages of other origins call the service: answers their preflights, and adds the CORS headers to every response.
 * Methods and headers are those of the contract. Other OPTIONS requests are not answered here.
 * @param app the instance; hooks that refuse requests must be registered later
 * @param contract the contract
 * @param isAllowed which origins are allowed
 * @param others headers that pages may send besides those of the contract
 */
export async function registerCors(
  app: FastifyInstance,
  contract: ContractDocument,
  isAllowed: IsAllowed,
  others: readonly string[] = [],
): Promise<void> {
  const options = { ...allowedBy(contract, others), credentials: false, maxAge: MAX_AGE };
  await app.register(cors, {
    delegator: (request, done) => {
      const { origin } = request.headers;
      const isAnswered = request.method !== 'OPTIONS' || isPreflight(request);
      done(null, { ...options, origin: origin !== undefined && isAnswered && isAllowed(origin) ? origin : false });
    },
  });
}
