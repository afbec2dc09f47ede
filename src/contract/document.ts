/** A `$ref`, or the object itself. */
export type Referable<T> = T | { $ref: string };

export interface SchemaObject {
  default?: unknown;
  [keyword: string]: unknown;
}

export interface ParameterObject {
  name: string;
  in: 'path' | 'query' | 'header' | 'cookie';
  required?: boolean;
  schema?: Referable<SchemaObject>;
  [field: string]: unknown;
}

export interface MediaTypeObject {
  schema?: Referable<SchemaObject>;
  [field: string]: unknown;
}

export interface RequestBodyObject {
  required?: boolean;
  content: Record<string, MediaTypeObject>;
}

export interface HeaderObject {
  required?: boolean;
  schema?: SchemaObject;
  [field: string]: unknown;
}

export interface ResponseObject {
  description: string;
  headers?: Record<string, Referable<{ required?: boolean; schema?: Referable<SchemaObject> }>>;
  content?: Record<string, MediaTypeObject>;
}

export interface OperationObject {
  operationId: string;
  security?: Record<string, string[]>[];
  parameters?: Referable<ParameterObject>[];
  requestBody?: Referable<RequestBodyObject>;
  responses: Record<string, Referable<ResponseObject>>;
  /** The largest body that is taken, in bytes; absent: that of the whole service. */
  'x-body-limit'?: number;
  /** Whether the body is a file, which is put aside and not parsed. */
  'x-body-spooled'?: boolean;
  /** How long it may take, in seconds; absent: as long as others. One such request of a user is carried out at a time. */
  'x-time-limit'?: number;
  [field: string]: unknown;
}

/** The parts of an OpenAPI 3.1 document that this project reads (https://spec.openapis.org/oas/v3.1.1). */
export interface ContractDocument {
  openapi: string;
  info: { title: string; version: string; [field: string]: unknown };
  security?: Record<string, string[]>[];
  paths: Record<string, Record<string, unknown>>;
  /** What the service sends to the operator's receiver, by type of event. */
  webhooks?: Record<string, Record<string, unknown>>;
  components?: Record<string, Record<string, unknown>>;
  [field: string]: unknown;
}

/** One operation, with its method and path. */
export interface Operation {
  id: string;
  method: string;
  path: string;
  /** The security requirements in force: its own, or the document's. */
  security: Record<string, string[]>[];
  secured: boolean;
  operation: OperationObject;
}

/** Whether an operation has a time limit of its own, beyond that of others. */
export const mayTakeLong = ({ operation }: Pick<Operation, 'operation'>): boolean =>
  operation['x-time-limit'] !== undefined;

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

/** @throws when the reference leads nowhere */
function targetOf(document: ContractDocument, $ref: string): object {
  const segments = $ref.replace(/^#\//, '').split('/');
  const target = segments.reduce<unknown>(
    (node, segment) =>
      (node as Record<string, unknown> | undefined)?.[segment.replaceAll('~1', '/').replaceAll('~0', '~')],
    document,
  );
  if (target === undefined) throw new Error(`The contract refers to ${$ref}, which is not there`);
  return target as object;
}

/**
 * The target of a local reference, or the value itself if it is not a reference.
 * @throws if the target does not exist
 */
export function resolve<T extends object>(document: ContractDocument, value: Referable<T>): T {
  if (!('$ref' in value) || typeof value.$ref !== 'string') return value as T;
  return resolve(document, targetOf(document, value.$ref) as Referable<T>);
}

/** All operations in the order of the document. */
export function operationsOf(document: ContractDocument): Operation[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.filter((method) => method in item).map((method) => {
      const operation = item[method] as OperationObject;
      const security = operation.security ?? document.security ?? [];
      const secured = security.length > 0;
      return { id: operation.operationId, method: method.toUpperCase(), path, security, secured, operation };
    }),
  );
}

/**
 * The methods of an operation: HEAD is supported wherever GET is (RFC 9110, section 9.3.2). The contract states that once as a rule, so
 * that generated clients do not get a second method for each GET.
 */
export const methodsOf = ({ method }: Pick<Operation, 'method'>): string[] =>
  method === 'GET' ? ['GET', 'HEAD'] : [method];

/** A pattern for the paths of a template like `/tasks/{task_id}`, with their percent-encoding. */
export function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{\w+\}/g, '[^/]+')}$`);
}

/**
 * A copy of the document with all references replaced by their targets, and without the `mapping` of discriminators, which are such
 * references as well; siblings of a `$ref` override the target, as in JSON Schema
 * 2020-12.
 * @throws for a recursive schema, which this project does not need
 */
export function inlineReferences(document: ContractDocument): ContractDocument {
  const inline = (node: unknown, trail: readonly string[]): unknown => {
    if (Array.isArray(node)) return node.map((item) => inline(item, trail));
    if (typeof node !== 'object' || node === null) return node;
    const { $ref, ...rest } = node as Record<string, unknown>;
    const members = Object.entries(rest).filter(([key]) => !(key === 'mapping' && 'propertyName' in rest));
    const own = Object.fromEntries(members.map(([key, value]) => [key, inline(value, trail)]));
    if (typeof $ref !== 'string') return own;
    if (trail.includes($ref)) throw new Error(`The contract's ${$ref} contains itself`);
    return { ...(inline(targetOf(document, $ref), [...trail, $ref]) as object), ...own };
  };
  return inline(document, []) as ContractDocument;
}
