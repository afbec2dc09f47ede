import type { Readable } from 'node:stream';
import type { FastifyBaseLogger, FastifyReply, FastifyRequest } from 'fastify';
import type { operations } from '../../generated/contract.ts';
import type { OPERATIONS } from '../../generated/operations.ts';
import type { GrantedScopes } from './scopes.ts';
import type { FileBody } from './spooling.ts';

export type OperationId = keyof operations & keyof typeof OPERATIONS;

/** The named keys of an object type, without its index signature. */
type Named<T> = { [K in keyof T as string extends K ? never : number extends K ? never : K]: T[K] };

type OrEmpty<T> = [NonNullable<T>] extends [never] ? Record<never, never> : NonNullable<T>;

type ParametersOf<Id extends OperationId> = operations[Id]['parameters'];

/** Node's header names are in lower case. */
type LowerCased<T> = { [K in keyof T as Lowercase<K & string>]: T[K] };

/** The body of an operation that takes files, or a parsed one. */
type BodyOf<Id extends OperationId> = (typeof OPERATIONS)[Id] extends { spooled: true }
  ? FileBody
  : ParsedOf<operations[Id]>;

type ParsedOf<Operation> = Operation extends { requestBody: { content: infer Content } }
  ? Content[keyof Content]
  : Operation extends { requestBody?: infer Body }
    ? NonNullable<Body> extends { content: infer Content }
      ? Content[keyof Content] | undefined
      : undefined
    : undefined;

/** Headers of content negotiation, which any request may have: OpenAPI does not allow to declare `Accept` (OpenAPI 3.1, Parameter Object). */
type Undeclared = { readonly accept?: string; readonly 'accept-encoding'?: string };

/** A stream ends with the token of its request, whose `exp` is in seconds since 1970. */
type OfStream<Responses> = Responses extends { 200: { content: { 'text/event-stream': unknown } } }
  ? { readonly tokenExpires: number }
  : unknown;

/** Who a request with a token is from. */
export interface Acting {
  /** Whose data it is about. */
  readonly owner: string;
  /** Who sends the request: the same user, or another one who may act for the owner. */
  readonly subject: string;
}

/** The input of a handler: the request after authentication and validation, with defaults filled in. */
export type Input<Id extends OperationId> = {
  readonly path: OrEmpty<ParametersOf<Id>['path']>;
  readonly query: OrEmpty<ParametersOf<Id>['query']>;
  readonly headers: LowerCased<OrEmpty<ParametersOf<Id>['header']>> & Undeclared;
  readonly body: BodyOf<Id>;
  readonly log: FastifyBaseLogger;
} & ((typeof OPERATIONS)[Id]['secured'] extends true ? Acting & { readonly scopes: GrantedScopes } : unknown) &
  OfStream<operations[Id]['responses']>;

/** Headers that the app sets on every response, so handlers do not. */
type SetByTheApp = 'X-Request-Id' | 'RateLimit' | `RateLimit-${string}`;

type HeadersPart<Headers> =
  Exclude<keyof Named<Headers>, SetByTheApp> extends never
    ? { readonly headers?: never }
    : { readonly headers: Omit<Named<Headers>, SetByTheApp> };

declare const written: unique symbol;

/**
 * A body that is already serialized, as JSON if that is its media type, and is sent unchanged. Its type is an assertion of the code that
 * made it, which tests check.
 */
export type Json<Body> = (string | Uint8Array) & { readonly [written]: Body };

type IsUnion<T, All = T> = T extends unknown ? ([All] extends [T] ? false : true) : never;

/**
 * Server-Sent Events are a stream, which is sent as the client takes it, and destroyed when the client is gone. So is a file that may be of
 * one of several media types.
 */
type BodyPart<Response> = Response extends { content: { 'text/event-stream': unknown } }
  ? { readonly body: Readable }
  : Response extends { content: infer Content }
    ? IsUnion<keyof Content> extends true
      ? { readonly type: keyof Content; readonly body: Readable }
      : { readonly body: Content[keyof Content] | Json<Content[keyof Content]> }
    : { readonly body?: never };

type IsProblem<Response> = Response extends { content: { 'application/problem+json': unknown } } ? true : false;

/** The result of a handler: one of the contract's responses of this operation. Problems are thrown instead. */
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

/** A handler for each operation of the contract. */
export type Handlers = { readonly [Id in OperationId]: Handler<Id> };

type Table = typeof OPERATIONS;

/**
 * A handler for each operation with a tag. As the return type of the function that makes a tag's handlers, it makes a missing handler a
 * compile error in the file where it belongs.
 */
export type HandlersOf<Tag extends Table[OperationId]['tag']> = {
  readonly [Id in OperationId as Table[Id]['tag'] extends Tag ? Id : never]: Handler<Id>;
};

/** Makes a handler without an operation in the contract a compile error. */
export type NothingLeftOver<Given> = { readonly [Id in Exclude<keyof Given, OperationId>]: never };

/**
 * Checks the credentials of one security scheme, and throws the problem to answer with if they are invalid.
 * It runs before anything else of the request is checked.
 */
export type SecurityHandler = (request: FastifyRequest, reply: FastifyReply) => void | Promise<void>;
