import cors from '@fastify/cors';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type ContractDocument, methodsOf, type OperationObject, operationsOf, resolve } from '../contract/document.ts';

/** How long a browser may keep the answer to a preflight, in seconds: the most that Chromium takes. */
const MAX_AGE = 7200;

const parametersOf = (contract: ContractDocument, { parameters = [] }: OperationObject): string[] =>
  parameters
    .map((parameter) => resolve(contract, parameter))
    .filter(({ in: place }) => place === 'header')
    .map(({ name }) => name);

const headersOf = (contract: ContractDocument, { responses }: OperationObject): string[] =>
  Object.values(responses).flatMap((response) => Object.keys(resolve(contract, response).headers ?? {}));

/** What the contract lets a page send and read. `Allow` is on 405, which belongs to no operation. */
function allowedBy(contract: ContractDocument) {
  const operations = operationsOf(contract);
  const sent = operations.flatMap(({ operation }) => parametersOf(contract, operation));
  const answered = operations.flatMap(({ operation }) => headersOf(contract, operation));
  return {
    methods: [...new Set(operations.flatMap(methodsOf))],
    allowedHeaders: [...new Set(['Authorization', 'Content-Type', ...sent])],
    exposedHeaders: [...new Set(['Allow', ...answered])],
  };
}

/** The Fetch standard's CORS-preflight request (https://fetch.spec.whatwg.org/#cors-preflight-request), or no OPTIONS at all. */
const isForCors = ({ method, headers }: FastifyRequest): boolean =>
  method !== 'OPTIONS' || headers['access-control-request-method'] !== undefined;

/**
 * Lets pages of other origins call the service: answers their preflights, and says on every answer that they may read it.
 * Methods and headers are those of the contract. Every other OPTIONS is left alone.
 * @param app the instance; hooks that refuse requests have to come later
 * @param contract the contract
 * @param origins the pages' origins
 */
export async function registerCors(app: FastifyInstance, contract: ContractDocument, origins: string[]): Promise<void> {
  const listed = new Set(origins);
  const options = { ...allowedBy(contract), credentials: false, maxAge: MAX_AGE };
  await app.register(cors, {
    delegator: (request, done) => {
      const { origin } = request.headers;
      const isListed = origin !== undefined && listed.has(origin) && isForCors(request);
      done(null, { ...options, origin: isListed ? origin : false });
    },
  });
}
