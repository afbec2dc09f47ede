import {
  type ContractDocument,
  type Operation,
  operationsOf,
  type ParameterObject,
  resolve,
} from '../../../src/contract/document.ts';
import { queryEntries } from '../../common/query.ts';
import { bodyExamples, requestName, requestsByExampleId } from './examples.ts';

/** The syntax of VS Code's REST Client (https://github.com/Huachao/vscode-restclient), which other editors support too. */
const HEAD = `# Made from openapi.yaml by \`npm run generate\`. Do not edit.
# For REST Client and others that read .http files. The token is in .env beside this file, which git ignores; this writes it:
# npm run --silent token -- --requests --sub alice
@origin = http://127.0.0.1:3000
@token = {{$dotenv TOKEN}}`;

/** What the requests of a tag presuppose besides ids: a tag is on a task. */
const FIRST: Readonly<Record<string, readonly string[]>> = { Tags: ['createTask2'] };

/** Names of requests by the ids in examples that stand for what they make. */
type Makers = ReadonlyMap<string, string>;

/** A value in the answer to an earlier request of the file. */
const idFrom = (name: string): string => `{{${name}.response.body.data.id}}`;

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
function target(makers: Makers, path: string, parameters: readonly ParameterObject[]): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const example = String(parameters.find((parameter) => parameter.name === name)?.example);
    const maker = makers.get(example);
    return maker ? idFrom(maker) : encodeURIComponent(example);
  });
  return filled + requiredQuery(parameters);
}

/** The body of an example, its ids replaced by those that earlier requests of the file created. */
function bodyText(makers: Makers, value: unknown): string {
  const text = typeof value === 'string' ? value.trimEnd() : JSON.stringify(value, null, 2);
  return [...makers].reduce((filled, [id, name]) => filled.replaceAll(id, idFrom(name)), text);
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

/** A request as text, once for each example of its body, by name. */
function write(contract: ContractDocument, makers: Makers, operation: Operation): [name: string, text: string][] {
  const { method, path, secured } = operation;
  const parameters = (operation.operation.parameters ?? []).map((parameter) => resolve(contract, parameter));
  return bodyExamples(contract, operation).map((example, index) => {
    const name = requestName(operation, index);
    const lines = [
      `### ${operation.operation.summary}${example ? `: ${example.summary}` : ''}`,
      ...optional(parameters, 'query'),
      ...optional(parameters, 'header'),
      `# @name ${name}`,
      `${method} {{origin}}${target(makers, path, parameters)}`,
      ...(secured ? ['Authorization: Bearer {{token}}'] : []),
      ...(example ? [`Content-Type: ${example.type}`, '', bodyText(makers, example.value)] : []),
    ];
    return [name, lines.join('\n')];
  });
}

/** Creations first and deletions last; otherwise in the order of the contract. */
function rank({ method }: Operation): number {
  if (method === 'POST') return 0;
  return method === 'DELETE' ? 2 : 1;
}

/** The texts of some requests, each behind those whose answers it uses. */
function inOrder(names: readonly string[], texts: ReadonlyMap<string, string>): string[] {
  const ordered = new Set<string>();
  const add = (name: string): void => {
    const text = texts.get(name);
    if (text === undefined || ordered.has(text)) return;
    for (const [, needed = ''] of text.matchAll(/\{\{(\w+)\.response/g)) add(needed);
    ordered.add(text);
  };
  names.forEach(add);
  return [...ordered];
}

/**
 * A collection of requests from the contract's examples: a file for each tag, to be sent from top to bottom. What its requests use of
 * other tags is made at the top of the file.
 * @param contract the bundled contract
 * @returns the text of each file, by its name
 */
export function requestFiles(contract: ContractDocument): Map<string, string> {
  const operations = operationsOf(contract).sort((a, b) => rank(a) - rank(b));
  const makers = requestsByExampleId(contract, operations);
  const written = operations.map((operation) => ({ operation, requests: write(contract, makers, operation) }));
  const texts = new Map(written.flatMap(({ requests }) => requests));
  const files = new Map<string, string>();
  for (const { name: tag } of contract.tags as { name: string }[]) {
    const own = written.filter(({ operation }) => (operation.operation.tags as string[]).includes(tag));
    // The tag of webhooks, which are sent to somebody else.
    if (own.length === 0) continue;
    const names = own.flatMap(({ requests }) => requests.map(([name]) => name));
    const ordered = inOrder([...(FIRST[tag] ?? []), ...names], texts);
    files.set(`${tag.toLowerCase()}.http`, `${[HEAD, ...ordered].join('\n\n')}\n`);
  }
  return files;
}
