import type { Tool as Definition } from '@modelcontextprotocol/server';
import {
  type ContractDocument,
  inlineReferences,
  type Operation,
  operationsOf,
  type ParameterObject,
  type RequestBodyObject,
  type SchemaObject,
} from '../contract/document.ts';
import { conditionalWrites, writesOf } from './batch.ts';
import { forAgents, propertiesOf } from './schemas.ts';
import { DECLARATIONS, type Declaration } from './tools.ts';

/** A tool: what agents are told of it, and where its arguments belong in a request. */
export interface Tool {
  readonly definition: Definition;
  readonly operation: Operation;
  /** Its operation, and those of its writes. */
  readonly operations: readonly string[];
  /** The parameters by the names of their arguments; all other arguments belong to the body, or to the query where there is no body. */
  readonly parameters: ReadonlyMap<string, ParameterObject>;
  readonly hasBody: boolean;
  /** Of a batch: the writes that name the version which they change. */
  readonly conditional: ReadonlySet<unknown>;
}

/** The argument of a parameter: a header is called as the member of a batch that stands for it, `if_match`. */
const argumentOf = ({ name, in: place }: ParameterObject): string =>
  place === 'header' ? name.toLowerCase().replaceAll('-', '_') : name;

/** `If-Match` of a change is required here, and is one entity tag: what an agent has not read it cannot change. */
const CONDITION = { required: true, description: 'The etag of what you read, quotes included.' };

/** The path without the owner, of the query what is declared, and the headers that make writes safe. */
function parametersOf({ operation, method }: Operation, offers: readonly string[], etag: SchemaObject) {
  return ((operation.parameters ?? []) as ParameterObject[]).flatMap((parameter): ParameterObject[] => {
    const { in: place, name } = parameter;
    if (place === 'path') return name === 'user_id' ? [] : [parameter];
    if (place === 'query') return offers.includes(name) ? [parameter] : [];
    if (name === 'Idempotency-Key') return [parameter];
    return name === 'If-Match' && method !== 'GET' ? [{ ...parameter, ...CONDITION, schema: etag }] : [];
  });
}

/** What a method says of calls (RFC 9110, section 9.2). PATCH comes with `If-Match` here, so that a repetition changes nothing. */
const HINTS: Readonly<Record<string, Definition['annotations']>> = {
  GET: { readOnlyHint: true },
  POST: { destructiveHint: false, idempotentHint: false },
  PATCH: { destructiveHint: true, idempotentHint: true },
  DELETE: { destructiveHint: true, idempotentHint: true },
};

/** A batch destroys what its writes destroy. */
const hintsOf = (method: string, writes: readonly Operation[]): Definition['annotations'] => ({
  ...HINTS[method],
  ...(writes.some((write) => HINTS[write.method]?.destructiveHint) && { destructiveHint: true }),
});

const bodyOf = ({ operation }: Operation): SchemaObject | undefined =>
  (operation.requestBody as RequestBodyObject | undefined)?.content['application/json']?.schema as
    | SchemaObject
    | undefined;

function inputOf(parameters: readonly ParameterObject[], body: SchemaObject, { offers, writes }: Declaration) {
  const members = propertiesOf(body).filter(([name]) => offers.includes(name));
  const required = parameters.filter((parameter) => parameter.required).map(argumentOf);
  const properties = [
    ...parameters.map((one) => [argumentOf(one), forAgents(one.schema as SchemaObject, one.description)] as const),
    ...members.map(([name, one]) => [name, writes && one.items ? writesOf(one, writes) : forAgents(one)] as const),
  ];
  return {
    type: 'object' as const,
    properties: Object.fromEntries(properties),
    required: [...required, ...((body.required ?? []) as string[])],
    additionalProperties: false,
  };
}

/**
 * Makes the tools of the contract.
 * @param bundled the contract
 * @throws if a tool is declared for what the contract does not have
 */
export function toolsOf(bundled: ContractDocument): Tool[] {
  const contract = inlineReferences(bundled);
  const operations = operationsOf(contract);
  const operationOf = (wanted: string): Operation => {
    const operation = operations.find(({ id }) => id === wanted);
    if (!operation) throw new Error(`A tool for agents is declared for ${wanted}, which the contract does not have`);
    return operation;
  };
  const etag = contract.components?.schemas?.EntityTag as SchemaObject;
  return DECLARATIONS.map((declaration) => {
    const { name, about, offers, writes = [] } = declaration;
    const operation = operationOf(declaration.operation);
    const parameters = parametersOf(operation, offers, etag);
    const body = bodyOf(operation);
    const inputSchema = inputOf(parameters, body ?? {}, declaration);
    const missing = offers.find((offer) => !(offer in inputSchema.properties));
    if (missing) throw new Error(`The tool ${name} offers ${missing}, which ${operation.id} does not take`);
    return {
      definition: {
        name,
        description: about,
        // The contract is JSON, and so is every part of it.
        inputSchema: inputSchema as Definition['inputSchema'],
        annotations: hintsOf(operation.method, writes.map(operationOf)),
      },
      operation,
      operations: [operation.id, ...writes],
      parameters: new Map(parameters.map((parameter) => [argumentOf(parameter), parameter])),
      hasBody: body !== undefined,
      conditional: writes.length > 0 ? conditionalWrites(body ?? {}) : new Set(),
    };
  });
}
