import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify';
import glue from 'fastify-openapi-glue';
import {
  type ContractDocument,
  inlineReferences,
  methodsOf,
  type Operation,
  operationsOf,
  type RequestBodyObject,
  type ResponseObject,
} from './document.ts';
import { type AnyHandler, asRouteHandler, type BrokenOff } from './route-handler.ts';
import { closeUnlessReceived, spoolBody } from './spooling.ts';
import { applyStages, type Stage } from './stage.ts';
import type { Handlers, NothingLeftOver } from './types.ts';
import { validate } from './validation.ts';
import { checkWiring } from './wiring.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The operation of the contract that the route serves. */
    operationId?: string;
  }
}

interface ContractOptions<Given extends Handlers> {
  contract: ContractDocument;
  /** Time limit of a handler in milliseconds, after which the response is 503; undefined: none. */
  timeoutMs: number | undefined;
  handlers: Given & NothingLeftOver<Given>;
  /** Called with streams that their clients or the service have broken off. */
  brokenOff?: BrokenOff;
  /** The stages that a request passes before its handler, in this order; the last one is the validation. */
  stages: readonly Stage[];
}

const MEDIA_TYPE = /^[\w!#$%&'*+.^`|~-]+\/[\w!#$%&'*+.^`|~-]+\s*(;|$)/;

/**
 * Fastify refuses an invalid Content-Type before any preHandler runs, so before the token is checked. Replacing it by a type that no
 * operation takes leaves the refusal to the validation, which runs after the token was checked. An `onRequest` hook.
 */
export function replaceInvalidType({ raw }: FastifyRequest, _reply: FastifyReply, done: () => void): void {
  const type = raw.headers['content-type'];
  if (type !== undefined && !MEDIA_TYPE.test(type)) raw.headers['content-type'] = 'application/octet-stream';
  done();
}

/** The router matches `/api//tasks` with an empty parameter; the contract has no such path. */
function refuseEmptySegments(request: FastifyRequest, reply: FastifyReply, done: () => void): void {
  if (Object.values(request.params as Record<string, string>).includes('')) reply.callNotFound();
  else done();
}

/**
 * Leaves bodies of any type as bytes: the validation parses them, after the token was checked. The contract's media types are also
 * registered by name, because fastify-openapi-glue warns about those that it does not find.
 */
function keepBodiesAsBytes(routes: FastifyInstance, contract: ContractDocument): void {
  const contents = operationsOf(contract).flatMap(({ operation: { requestBody, responses } }) =>
    [requestBody as RequestBodyObject | undefined, ...(Object.values(responses) as ResponseObject[])].map(
      (part) => part?.content,
    ),
  );
  routes.removeAllContentTypeParsers();
  for (const type of new Set(['*', ...contents.flatMap((content) => Object.keys(content ?? {}))])) {
    routes.addContentTypeParser(type, { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  }
}

/** Completes a route of fastify-openapi-glue: it gets the stages of its operation, and none of Fastify's own validation. */
function routeOf(operations: ReadonlyMap<string, Operation>, stages: readonly Stage[]) {
  return (route: RouteOptions): void => {
    const { operationId, response } = route.schema as { operationId: string; response: unknown };
    const operation = operations.get(operationId);
    if (!operation) throw new Error(`A route without an operation: ${route.url}`);
    route.schema = { response };
    route.method = methodsOf(operation) as RouteOptions['method'];
    route.config = { ...route.config, operationId };
    const limit = operation.operation['x-body-limit'];
    if (limit !== undefined) route.bodyLimit = limit;
    if (operation.operation['x-body-spooled']) {
      route.preParsing = spoolBody;
      route.onSend = closeUnlessReceived;
    }
    applyStages(route, operation, stages);
  };
}

/** In milliseconds. Where no statement can be cut short, its end is always waited for. */
const timeLimitOf = (
  { operation: { 'x-time-limit': seconds } }: Operation,
  { timeoutMs }: Pick<ContractOptions<Handlers>, 'timeoutMs'>,
): number | undefined => (timeoutMs === undefined || seconds === undefined ? timeoutMs : seconds * 1000);

/**
 * Registers a route for every operation of the contract: the stages, then the handler, whose result is serialized by a function compiled
 * from the contract.
 * @param app the instance that gets the routes
 * @param options the contract, a handler for each operation, and the stages; each security scheme is checked by one of them
 * @throws if contract, handlers and stages do not match exactly
 */
export async function registerContract<Given extends Handlers>(
  app: FastifyInstance,
  options: ContractOptions<Given>,
): Promise<void> {
  const contract = inlineReferences(options.contract);
  const { stages } = options;
  const schemes = stages.flatMap((stage) => stage.schemes ?? []);
  checkWiring(contract, Object.keys(options.handlers), schemes);
  if (stages.at(-1) !== validate) throw new Error('The last stage has to be the validation: handlers rely on it');
  const operations = new Map(operationsOf(contract).map((operation) => [operation.id, operation]));
  const handlers = options.handlers as unknown as Record<string, AnyHandler>;
  const serviceHandlers = Object.fromEntries(
    [...operations].map(([id, operation]) => [
      id,
      asRouteHandler(operation, handlers[id] as AnyHandler, timeLimitOf(operation, options), options.brokenOff),
    ]),
  );
  app.decorateReply('streamBegan', undefined);
  app.decorateRequest('spooled', undefined);
  app.decorateRequest('work', undefined);
  await app.register(async (routes) => {
    keepBodiesAsBytes(routes, contract);
    routes.addHook('onRequest', refuseEmptySegments);
    routes.addHook('onRequest', replaceInvalidType);
    routes.addHook('onRoute', routeOf(operations, stages));
    await routes.register(glue, { specification: contract, serviceHandlers });
  });
}
