import { found } from './findings.ts';
import { lookUp, reachableReferences, referenceOf, resolve } from './references.ts';
import type { Compare, Finding, JsonObject, Site } from './types.ts';
import { asObject, difference, equal, member, namesOf, show } from './values.ts';

/**
 * Goes down into a component both contracts refer to by the same name.
 * @param site where the reference stands
 * @param component the reference, for example `#/components/schemas/Task`
 * @returns the site inside the component, or undefined when this part of the operation has passed it already;
 *   never throws
 * Source: OpenAPI 3.1 section 4.8.7 (Components Object).
 */
export function enterComponent(site: Site, component: string): Site | undefined {
  const visit = `${site.path[0]} ${component}`;
  if (site.seen.has(visit)) return undefined;
  site.seen.add(visit);
  return { ...site, component, within: [] };
}

/**
 * Compares two nodes that may be Reference Objects: parameters, request bodies, responses, headers, path items.
 * @param before the old node
 * @param after the new node
 * @param site where the node is
 * @param compare compares the nodes meant
 * @returns the findings, named by the component when both refer to the same one; never throws
 * Source: OpenAPI 3.1 section 4.8.23 (Reference Object).
 */
export function compareReferenced(
  before: unknown,
  after: unknown,
  site: Site,
  compare: Compare<JsonObject>,
): readonly Finding[] {
  const reference = referenceOf(before);
  const { contracts } = site;
  const nodes = [asObject(resolve(contracts.before, before)), asObject(resolve(contracts.after, after))] as const;
  // Differing words beside the references (`summary`, `description`) belong to this place, not to the component.
  if (reference === undefined || !equal(before, after)) return compare(...nodes, site);
  const inside = enterComponent(site, reference);
  return inside === undefined ? [] : compare(...nodes, inside);
}

/**
 * Compares the names of the components, and those no operation uses. What operations use is judged where it is used;
 * security schemes have their own rules.
 * @param site the site of the whole contract
 * @returns breaking findings for schemas that are gone, editorial ones for the rest; never throws
 * Source: OpenAPI 3.1 section 4.8.7 (Components Object).
 */
export function compareUnusedComponents(site: Site): readonly Finding[] {
  const { before, after } = site.contracts;
  const used = new Set([before, after].flatMap((contract) => [...reachableReferences(contract, usersOf(contract))]));
  const [groupsBefore, groupsAfter] = [asObject(before.components), asObject(after.components)];
  const groups = namesOf(groupsBefore, groupsAfter).filter((group) => group !== 'securitySchemes');
  return groups.flatMap((group) =>
    namesOf(asObject(member(groupsBefore, group)), asObject(member(groupsAfter, group))).flatMap((name) => {
      const reference = `#/components/${group}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
      if (group === 'schemas' && !Object.hasOwn(asObject(groupsAfter.schemas), name)) {
        return compareSchemaName({ ...site, path: [reference] }, name);
      }
      return compareName(site, reference, used.has(reference) && group !== 'examples');
    }),
  );
}

function usersOf(contract: JsonObject): unknown {
  return [contract.paths, contract.webhooks, contract['x-answer-headers']];
}

/** A type of generated clients, whose name is as much theirs to call as that of an operation. */
function compareSchemaName(site: Site, name: string): readonly Finding[] {
  const [was, is] = [site.contracts.before, site.contracts.after].map((contract) =>
    asObject(asObject(contract.components).schemas),
  );
  const heir = namesOf({}, is ?? {}).find(
    (other) => !Object.hasOwn(was ?? {}, other) && equal(is?.[other], was?.[name]),
  );
  const detail = heir === undefined ? 'schema removed' : `schema name changed from ${show(name)} to ${show(heir)}`;
  return found(site, 'removed', `${detail}; generated clients name a type by it`);
}

function compareName(site: Site, reference: string, used: boolean): readonly Finding[] {
  const before = lookUp(site.contracts.before, reference);
  const after = lookUp(site.contracts.after, reference);
  if (equal(before, after)) return [];
  const at = { ...site, path: [reference] };
  const change = difference(before, after);
  if (change !== 'changed') return found(at, 'editorial', `component ${change}; its uses are judged where they are`);
  return used ? [] : found(at, 'editorial', 'component changed, but no operation depends on it');
}
