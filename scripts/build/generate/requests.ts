import {
  type ContractDocument,
  type Operation,
  operationsOf,
  type ParameterObject,
  type RequestBodyObject,
  resolve,
} from '../../../src/contract/document.ts';
import { queryEntries } from '../../common/query.ts';

/** The syntax of VS Code's REST Client (https://github.com/Huachao/vscode-restclient), which other editors support too. */
const HEAD = `# Made from openapi.yaml by \`npm run generate\`. Do not edit.
# For REST Client and others that read .http files. The token is in .env beside this file, which git ignores; this writes it:
# npm run --silent token -- --requests --sub alice
@origin = http://127.0.0.1:3000
@token = {{$dotenv TOKEN}}`;

interface Example {
  readonly type: string;
  readonly summary: string;
  readonly value: unknown;
}

function bodyExamples(contract: ContractDocument, { operation }: Operation): (Example | undefined)[] {
  if (!operation.requestBody) return [undefined];
  const { content } = resolve(contract, operation.requestBody as RequestBodyObject);
  return Object.entries(content).flatMap(([type, { examples = {} }]) =>
    Object.values(examples as Record<string, { summary: string; value: unknown }>).map((one) => ({ type, ...one })),
  );
}

/** The operation that creates what a path parameter identifies: a POST on the path before it. */
const makerOf = (operations: readonly Operation[], path: string, name: string): Operation | undefined =>
  operations.find(({ method, path: other }) => method === 'POST' && path.startsWith(`${other}/{${name}}`));

/** The example of a query parameter as it is sent; the brackets of a key are left as readers know them. */
function queryText(parameter: ParameterObject): string {
  const encoded = (text: string) => encodeURIComponent(text).replaceAll('%5B', '[').replaceAll('%5D', ']');
  const entries = queryEntries(parameter, parameter.example);
  return entries.map(([name, text]) => `${encoded(name)}=${encodeURIComponent(text)}`).join('&');
}

/** The query of the parameters that have to be there, with its question mark. */
function requiredQuery(parameters: readonly ParameterObject[]): string {
  const needed = parameters.filter((parameter) => parameter.in === 'query' && parameter.required);
  return needed.length === 0 ? '' : `?${needed.map(queryText).join('&')}`;
}

/** The path with the example of each parameter, or with the id that an earlier request of the file created; and what it must be asked. */
function target(operations: readonly Operation[], path: string, parameters: readonly ParameterObject[]): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const maker = makerOf(operations, path, name);
    if (maker) return `{{${maker.id}.response.body.data.id}}`;
    return encodeURIComponent(String(parameters.find((parameter) => parameter.name === name)?.example));
  });
  return filled + requiredQuery(parameters);
}

/**
 * A comment with the optional parameters that a reader may add. In the request itself they would be unwanted filters and preconditions,
 * and a cursor is invalid together with other filters.
 */
function optional(parameters: readonly ParameterObject[], part: 'query' | 'header'): string[] {
  const names = parameters.filter((parameter) => parameter.in === part && !parameter.required);
  if (names.length === 0) return [];
  const start = requiredQuery(parameters) === '' ? '?' : '&';
  const write = (parameter: ParameterObject) =>
    part === 'query' ? start + queryText(parameter) : `${parameter.name}: ${parameter.example}`;
  return [`# May have: ${names.map(write).join('; ')}`];
}

/** An operation as text, once for each example of its body. */
function write(contract: ContractDocument, operations: readonly Operation[], operation: Operation): string[] {
  const { id, method, path, secured } = operation;
  const parameters = (operation.operation.parameters ?? []).map((parameter) => resolve(contract, parameter));
  return bodyExamples(contract, operation).map((example, index) =>
    [
      `### ${operation.operation.summary}${example ? `: ${example.summary}` : ''}`,
      ...optional(parameters, 'query'),
      ...optional(parameters, 'header'),
      `# @name ${id}${index === 0 ? '' : index + 1}`,
      `${method} {{origin}}${target(operations, path, parameters)}`,
      ...(secured ? ['Authorization: Bearer {{token}}'] : []),
      ...(example ? [`Content-Type: ${example.type}`, '', JSON.stringify(example.value, null, 2)] : []),
    ].join('\n'),
  );
}

/** Creations first and deletions last; otherwise in the order of the contract. */
function rank({ method }: Operation): number {
  if (method === 'POST') return 0;
  return method === 'DELETE' ? 2 : 1;
}

/**
 * A collection of requests from the contract's examples: a file for each tag, to be sent from top to bottom.
 * @param contract the bundled contract
 * @returns the text of each file, by its name
 */
export function requestFiles(contract: ContractDocument): Map<string, string> {
  const operations = operationsOf(contract);
  const files = new Map<string, string>();
  for (const { name } of contract.tags as { name: string }[]) {
    const own = operations
      .filter(({ operation: { tags } }) => (tags as string[]).includes(name))
      .sort((a, b) => rank(a) - rank(b));
    const texts = own.flatMap((operation) => write(contract, operations, operation));
    files.set(`${name.toLowerCase()}.http`, `${[HEAD, ...texts].join('\n\n')}\n`);
  }
  return files;
}
