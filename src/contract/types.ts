import type { FastifyBaseLogger, FastifyReply, FastifyRequest } from 'fastify';
import type { operations } from '../../generated/contract.ts';
import type { OPERATIONS } from '../../generated/operations.ts';

export type OperationId = keyof operations & keyof typeof OPERATIONS;

/** The named keys of an object type, without its index signature. */
type Named<T> = { [K in keyof T as string extends K ? never : number extends K ? never : K]: T[K] };

type OrEmpty<T> = [NonNullable<T>] extends [never] ? Record<never, never> : NonNullable<T>;

type ParametersOf<Id extends OperationId> = operations[Id]['parameters'];

/** Node gives header names in lower case. */
type LowerCased<T> = { [K in keyof T as Lowercase<K & string>]: T[K] };

type BodyOf<Operation> = Operation extends { requestBody: { content: infer Content } }
  ? Content[keyof Content]
  : Operation extends { requestBody?: infer Body }
    ? NonNullable<Body> extends { content: infer Content }
      ? Content[keyof Content] | undefined
      : undefined
    : undefined;

/** What any request may have to choose between forms of an answer: no contract can declare `Accept` (OpenAPI 3.1, Parameter Object). */
type Undeclared = { readonly accept?: string; readonly 'accept-encoding'?: string };

/** What a handler gets: the request after authentication and validation, defaults filled in. */
export type Input<Id extends OperationId> = {
  readonly path: OrEmpty<ParametersOf<Id>['path']>;
  readonly query: OrEmpty<ParametersOf<Id>['query']>;
  readonly headers: LowerCased<OrEmpty<ParametersOf<Id>['header']>> & Undeclared;
  readonly body: BodyOf<operations[Id]>;
  readonly log: FastifyBaseLogger;
} & ((typeof OPERATIONS)[Id]['secured'] extends true ? { readonly subject: string } : unknown);

/** Headers that the app sets on every answer, so that no handler has to. */
type SetByTheApp = 'X-Request-Id' | 'RateLimit' | `RateLimit-${string}`;

type HeadersPart<Headers> =
  Exclude<keyof Named<Headers>, SetByTheApp> extends never
    ? { readonly headers?: never }
    : { readonly headers: Omit<Named<Headers>, SetByTheApp> };

declare const written: unique symbol;

/** A body that is written already, as JSON where that is its media type: it is sent as it is. What it holds is a promise of who wrote it, and for tests to hold. */
export type Json<Body> = (string | Uint8Array) & { readonly [written]: Body };

type BodyPart<Response> = Response extends { content: infer Content }
  ? { readonly body: Content[keyof Content] | Json<Content[keyof Content]> }
  : { readonly body?: never };

type IsProblem<Response> = Response extends { content: { 'application/problem+json': unknown } } ? true : false;

/** What a handler answers: one of the contract's answers to this operation. Problems are thrown instead. */
export type Output<Id extends OperationId> = {
  [Status in keyof operations[Id]['responses']]: operations[Id]['responses'][Status] extends infer Response
    ? IsProblem<Response> extends true
      ? never
      : { readonly status: Status } & HeadersPart<Response extends { headers: infer H } ? H : unknown> &
          BodyPart<Response>
    : never;
}[keyof operations[Id]['responses']];

/** The handler of one operation: contract in, contract out. */
export type Handler<Id extends OperationId> = (input: Input<Id>) => Promise<Output<Id>>;

/** A handler for every operation of the contract, and for nothing else. */
export type Handlers = { readonly [Id in OperationId]: Handler<Id> };

type Table = typeof OPERATIONS;

/**
 * A handler for every operation with a tag. Who makes the handlers of a tag says so in their return type: an operation without one
 * is then an error in the very file that it belongs in.
 */
export type HandlersOf<Tag extends Table[OperationId]['tag']> = {
  readonly [Id in OperationId as Table[Id]['tag'] extends Tag ? Id : never]: Handler<Id>;
};

/** Refuses, at compile time, a handler whose operation the contract does not have. */
export type NothingLeftOver<Given> = { readonly [Id in Exclude<keyof Given, OperationId>]: never };

/**
 * Checks the credentials of one security scheme; throws the problem to answer with when they are not good.
 * It runs before anything else of the request is looked at.
 */
export type SecurityHandler = (request: FastifyRequest, reply: FastifyReply) => void | Promise<void>;
