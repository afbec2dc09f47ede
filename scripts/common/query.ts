import type { ParameterObject } from '../../src/contract/document.ts';

/**
 * The entries of a query by which the value of a parameter is sent (OpenAPI 3.1, Style Values): a list by repeating the name, an object of
 * style `deepObject` with each key in brackets.
 * @param parameter a query parameter
 * @param value its value, as in its `example`
 * @returns name and text of each entry, neither of them encoded yet
 */
export function queryEntries({ name, style }: ParameterObject, value: unknown): [name: string, text: string][] {
  if (Array.isArray(value)) return value.map((item) => [name, String(item)]);
  if (style !== 'deepObject') return [[name, String(value)]];
  return Object.entries(value as object).map(([key, text]) => [`${name}[${key}]`, String(text)]);
}
