import Fastify, { type FastifyInstance } from 'fastify';
import type { components } from '../../generated/contract.ts';
import type { ContractDocument, ParameterObject } from '../../src/contract/document.ts';
import { registerContract } from '../../src/contract/index.ts';
import type { Stage } from '../../src/contract/stage.ts';
import { validate } from '../../src/contract/validation.ts';

type InvalidValue = components['schemas']['InvalidValue'];

/** The engine takes handlers of the real contract's types only: this is the one for a made-up contract. */
const register = registerContract as unknown as (
  app: FastifyInstance,
  options: {
    contract: ContractDocument;
    handlers: Record<string, (input: { query: object }) => Promise<object>>;
    stages: readonly Stage[];
  },
) => Promise<void>;

/**
 * Sends queries to an operation of a made-up contract.
 * @param parameters its query parameters
 * @returns for a query what the handler is given, or what is found wrong with it
 */
export async function readsQueries(
  ...parameters: Omit<ParameterObject, 'in'>[]
): Promise<(query: string) => Promise<unknown>> {
  const app = Fastify();
  let seen: unknown;
  const contract: ContractDocument = {
    openapi: '3.1.0',
    info: { title: 'Made up', version: '1.0.0' },
    paths: {
      '/': {
        get: {
          operationId: 'get',
          parameters: parameters.map((parameter) => ({ ...parameter, in: 'query' })),
          responses: { 204: { description: 'Fine.' } },
        },
      },
    },
  };
  const get = async ({ query }: { query: object }) => {
    seen = { ...query };
    return { status: 204 };
  };
  app.setErrorHandler((error: { errors?: InvalidValue[] }) => {
    seen = error.errors?.map(({ name, detail }) => `${name}: ${detail}`) ?? error;
    return null;
  });
  await register(app, { contract, handlers: { get }, stages: [validate] });
  return async (query) => {
    await app.inject(`/?${query}`);
    return seen;
  };
}
