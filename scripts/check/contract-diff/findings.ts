import { sameMeaning } from './references.ts';
import type { Direction, Effect, Finding, Kind, Site } from './types.ts';
import { difference } from './values.ts';

const KINDS: Readonly<Record<Effect, Readonly<Record<Direction, Kind>>>> = {
  narrowed: { request: 'breaking', response: 'compatible' },
  widened: { request: 'compatible', response: 'breaking' },
  added: { request: 'compatible', response: 'compatible' },
  removed: { request: 'breaking', response: 'breaking' },
  replaced: { request: 'breaking', response: 'breaking' },
  behaviour: { request: 'breaking', response: 'editorial' },
  'may grow': { request: 'editorial', response: 'breaking' },
  'hidden from requests': { request: 'breaking', response: 'compatible' },
  'hidden from responses': { request: 'compatible', response: 'breaking' },
  unjudged: { request: 'breaking', response: 'breaking' },
  editorial: { request: 'editorial', response: 'editorial' },
};

const SEPARATOR = ' › ';

/**
 * Formats a location from its steps, leaving out empty ones; no step at all is the contract itself.
 * @param steps for example an operation, `request body` and a property
 * @returns the steps joined for reading; never throws
 * Source: none, wording only.
 */
export function placeOf(...steps: readonly string[]): string {
  return steps.filter((step) => step !== '').join(SEPARATOR) || 'contract';
}

/**
 * Goes down from a site.
 * @param site where we are
 * @param steps the steps down
 * @returns the site below; the given one is not changed; never throws
 * Source: none, wording only.
 */
export function below(site: Site, ...steps: readonly string[]): Site {
  return { ...site, path: [...site.path, ...steps], within: [...site.within, ...steps] };
}

/**
 * Makes the finding for one change, judged by its effect and by the direction of the data.
 * @param site where the change is
 * @param effect what it does to the allowed values
 * @param detail what it is, in plain words
 * @returns a list of one finding, ready to be joined to others; never throws
 * Source: the project's compatibility rules: unknown request fields and query parameters are refused.
 */
export function found(site: Site, effect: Effect, detail: string): readonly Finding[] {
  const { direction, operation, within } = site;
  const place = placeOf(operation, ...site.path);
  const component = site.component === undefined ? {} : { component: site.component };
  return [{ kind: KINDS[effect][direction], place, detail, direction, operation, within, ...component }];
}

/**
 * Reports a difference no rule can judge; nothing that differs may pass in silence.
 * @param site where the node is
 * @param what the name of the node, for the message
 * @param before the old node
 * @param after the new node
 * @returns one breaking finding, or none when the nodes and all they refer to are the same; never throws
 * Source: the project's compatibility rules.
 */
export function foundUnjudged(site: Site, what: string, before: unknown, after: unknown): readonly Finding[] {
  if (sameMeaning(before, after, site)) return [];
  return found(site, 'unjudged', `${what} ${difference(before, after)}: cannot be judged, so taken as breaking`);
}
