import type { ValidateFunction } from 'ajv/dist/2020.js';
import { ajv } from '../../../src/contract/ajv.ts';
import { answerHeadersOf } from '../../../src/contract/answer-headers.ts';
import { coerce } from '../../../src/contract/coercion.ts';
import {
  type ContractDocument,
  inlineReferences,
  methodsOf,
  operationsOf,
  patternOf,
  type ResponseObject,
  type SchemaObject,
} from '../../../src/contract/document.ts';

/** What came back: headers by their names in lower case, the body as text. */
export interface Answer {
  status: number;
  headers: Readonly<Record<string, string | undefined>>;
  body: string;
  /** Whether it answers HEAD: all is as with GET, but for the body (RFC 9110, section 9.3.2). */
  isHead?: boolean;
}

/** One documented answer of an operation. */
export interface DocumentedAnswer {
  operationId: string;
  status: number;
  /** Undefined for an answer without a body. */
  mediaType: string | undefined;
}

/** Headers of HTTP itself, which a contract need not repeat. */
const OF_HTTP = new Set(['connection', 'content-length', 'content-type', 'date', 'keep-alive', 'transfer-encoding']);

/** What answers a request that fits no operation: preflight, unreadable, unknown path, unknown method, too long. */
const OF_THE_ROUTER: Readonly<Record<number, readonly string[]>> = {
  204: ['access-control-allow-methods', 'access-control-allow-headers', 'access-control-max-age'],
  400: [],
  404: [],
  405: ['allow'],
  414: [],
  431: [],
  501: [],
};

interface HeaderCheck {
  required: boolean;
  schema: SchemaObject;
  validate: ValidateFunction;
}

interface AnswerCheck {
  headers: Map<string, HeaderCheck>;
  bodies: Map<string, ValidateFunction>;
}

const essenceOf = (type: string | undefined): string | undefined => type?.split(';', 1)[0]?.trim().toLowerCase();

const complaint = (what: string, validate: ValidateFunction): string =>
  `${what}: ${ajv.errorsText(validate.errors, { dataVar: '' })}`;

/** What is made when it is first asked for: a test file sees a few of the answers, and to compile them all takes a second. */
function onFirstUse<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function compile({ headers = {}, content = {} }: Omit<ResponseObject, 'description'>): AnswerCheck {
  const schemaOf = (schema: unknown) => (schema ?? {}) as SchemaObject;
  const compileHeader = ({ required = false, schema }: { required?: boolean; schema?: unknown }) => ({
    required,
    schema: schemaOf(schema),
    validate: ajv.compile(schemaOf(schema)),
  });
  return {
    headers: new Map(
      Object.entries(headers).map(([name, header]) => [
        name.toLowerCase(),
        compileHeader(header as { required?: boolean }),
      ]),
    ),
    bodies: new Map(Object.entries(content).map(([type, { schema }]) => [type, ajv.compile(schemaOf(schema))])),
  };
}

function checkHeaders(headers: Map<string, HeaderCheck>, answer: Answer): string[] {
  const undeclared = Object.keys(answer.headers).filter((name) => !OF_HTTP.has(name) && !headers.has(name));
  const broken = [...headers].flatMap(([name, { required, schema, validate }]) => {
    const value = answer.headers[name];
    if (value === undefined) return required ? [`header ${name} is missing`] : [];
    return validate(coerce(value, schema)) ? [] : [complaint(`header ${name} ${JSON.stringify(value)}`, validate)];
  });
  return [...undeclared.map((name) => `header ${name} is not documented`), ...broken];
}

/** The values of a body: those of its events where they are Server-Sent Events (WHATWG HTML, section 9.2), else the one that it is. */
function valuesOf(type: string | undefined, body: string): unknown[] {
  if (type === 'text/event-stream')
    return [...body.matchAll(/^data: (.*)$/gm)].map(([, data = '']) => JSON.parse(data));
  return [type?.endsWith('json') ? JSON.parse(body) : body];
}

function checkBody(bodies: Map<string, ValidateFunction>, { headers, body, isHead }: Answer): string[] {
  const type = essenceOf(headers['content-type']);
  if (bodies.size === 0) return body === '' ? [] : ['a body where none is documented'];
  const validate = bodies.get(type ?? '');
  if (!validate) return [`media type ${type} is not documented`];
  if (isHead) return body === '' ? [] : ['a body in the answer to HEAD'];
  return valuesOf(type, body).flatMap((value) => (validate(value) ? [] : [complaint('body', validate)]));
}

/**
 * Compiles the contract into a check of answers.
 * @param document the bundled contract
 * @returns `documented`, every answer that the contract documents; `operationAt`, the operation at a method and path; `check`, which gives one line for each way in which an answer is
 * not as documented (of an operation, or of none where the request fits none)
 */
export function createConformance(document: ContractDocument) {
  const contract = inlineReferences(document);
  const operations = new Map(operationsOf(contract).map(({ id, operation }) => [id, operation.responses]));
  const common = answerHeadersOf(contract);
  const checks = new Map<string, () => AnswerCheck>();
  const documented: DocumentedAnswer[] = [];
  for (const [operationId, responses] of operations) {
    for (const [status, response] of Object.entries(responses) as [string, ResponseObject][]) {
      const headers = { ...common, ...response.headers };
      checks.set(
        `${operationId} ${status}`,
        onFirstUse(() => compile({ ...response, headers })),
      );
      const types = Object.keys(response.content ?? {});
      const mediaTypes = types.length > 0 ? types : [undefined];
      documented.push(...mediaTypes.map((mediaType) => ({ operationId, status: Number(status), mediaType })));
    }
  }
  const ofTheRouter = onFirstUse(() => ({
    problem: ajv.compile(contract.components?.schemas?.Problem as SchemaObject),
    headers: compile({ headers: common }).headers,
    anything: { required: true, schema: {}, validate: ajv.compile({}) },
  }));
  const checkRouter = (answer: Answer): string[] => {
    const extra = OF_THE_ROUTER[answer.status];
    if (!extra) return [`status ${answer.status} is not documented for a request that fits no operation`];
    const { problem, headers: ofEveryAnswer, anything } = ofTheRouter();
    const headers = new Map([...ofEveryAnswer, ...['x-request-id', ...extra].map((name) => [name, anything] as const)]);
    const bodies = answer.status === 204 ? [] : ([['application/problem+json', problem]] as const);
    return [...checkHeaders(headers, answer), ...checkBody(new Map(bodies), answer)];
  };

  const check = (operationId: string | undefined, answer: Answer): string[] => {
    if (operationId === undefined) return checkRouter(answer);
    const known = checks.get(`${operationId} ${answer.status}`)?.();
    if (!known) return [`status ${answer.status} is not documented`];
    return [...checkHeaders(known.headers, answer), ...checkBody(known.bodies, answer)];
  };

  const places = operationsOf(contract).map((operation) => ({
    id: operation.id,
    methods: methodsOf(operation),
    pattern: patternOf(operation.path),
  }));
  const operationAt = (method: string, path: string): string | undefined =>
    places.find(({ methods, pattern }) => methods.includes(method.toUpperCase()) && pattern.test(path))?.id;

  return { documented, check, essenceOf, operationAt };
}
