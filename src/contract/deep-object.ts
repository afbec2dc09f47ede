import type { InvalidValue } from '../problems/index.ts';

/** One key in brackets after the name of the parameter, as in `metadata[order]`. */
const ONE_KEY = /^\[([^[\]]+)\]$/s;

/**
 * Gathers a parameter of style `deepObject` (OpenAPI 3.1, Style Values): `metadata[a]=1&metadata[b]=2` becomes `{ a: '1', b: '2' }` under
 * `metadata`. Every key is an ordinary property of its own, `__proto__` included.
 * @param values the query by name, decoded; the parameter's entries in it are replaced by the object
 * @param name the parameter's name
 * @returns an error for each entry that is written in another way, or given more than once
 */
export function gatherDeepObject(values: Record<string, unknown>, name: string): InvalidValue[] {
  const found: InvalidValue[] = [];
  const members: [string, unknown][] = [];
  const refuse = (entry: string, detail: string): void => {
    found.push({ in: 'query', name: entry, detail, keyword: 'type' });
  };
  for (const [entry, value] of Object.entries(values)) {
    if (entry !== name && !entry.startsWith(`${name}[`)) continue;
    delete values[entry];
    const key = ONE_KEY.exec(entry.slice(name.length))?.[1];
    if (key === undefined)
      refuse(entry, `must have one key in brackets and no brackets in it, like ${name}[key]=value`);
    else if (typeof value !== 'string') refuse(entry, 'is given more than once');
    else members.push([key, value]);
  }
  if (members.length > 0) values[name] = Object.fromEntries(members);
  return found;
}
