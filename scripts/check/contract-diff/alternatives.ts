import { areDisjoint } from './disjoint.ts';
import { below, found } from './findings.ts';
import { referenceOf, sameMeaning } from './references.ts';
import type { Compare, Effect, Finding, NodePair, Rule, Site } from './types.ts';
import { asArray, equal, member } from './values.ts';

type Pairing = {
  readonly pairs: readonly NodePair[];
  readonly gone: number;
  readonly come: readonly unknown[];
};

const alike = (before: unknown, after: unknown): boolean =>
  equal(before, after) || (referenceOf(before) !== undefined && referenceOf(before) === referenceOf(after));

/** Pairs alternatives that are alike, then the others in their order. */
function pairUp(before: readonly unknown[], after: readonly unknown[]): Pairing {
  const free = [...after];
  const left: unknown[] = [];
  const pairs: NodePair[] = [];
  for (const one of before) {
    const index = free.findIndex((other) => alike(one, other));
    if (index < 0) left.push(one);
    else pairs.push([one, free.splice(index, 1)[0]]);
  }
  const changed = Math.min(left.length, free.length);
  for (let index = 0; index < changed; index += 1) pairs.push([left[index], free[index]]);
  return { pairs, gone: left.length - changed, come: free.slice(changed) };
}

/**
 * The rules for `oneOf` and `anyOf`: an alternative more widens, one less narrows. A value must match exactly one of `oneOf`,
 * so an alternative that comes or changes there must also be certain to share no value with another.
 * @param compare compares two schemas at a site
 * @returns the table; never throws
 * Source: JSON Schema Core 2020-12 sections 10.2.1.2 (anyOf) and 10.2.1.3 (oneOf).
 */
export function alternativeRules(compare: Compare): readonly Rule[] {
  return ['oneOf', 'anyOf'].map((field) => ({ fields: [field], compare: alternatives(compare, field) }));
}

function alternatives(compare: Compare, field: string): Rule['compare'] {
  return (before, after, site) => {
    const [was, is] = [member(before, field), member(after, field)];
    if (was === undefined) return found(site, 'narrowed', `${field} added`);
    if (is === undefined) return found(site, 'widened', `${field} removed`);
    const { pairs, gone, come } = pairUp(asArray(was), asArray(is));
    const overlapping = (one: unknown): boolean => field === 'oneOf' && overlaps(one, asArray(is), site);
    const clash = come.some(overlapping);
    const effect: Effect = clash ? 'replaced' : 'widened';
    return [
      ...(gone === 0 ? [] : found(site, 'narrowed', `${field}: ${gone} alternative(s) removed`)),
      ...(come.length === 0 ? [] : found(site, effect, addition(field, come.length, clash))),
      ...pairs.flatMap(([one, other]) => {
        const at = below(site, `${field} ${asArray(was).indexOf(one) + 1}`);
        const changes = compare(one, other, at);
        const differs = changes.length === 0 ? !sameMeaning(one, other, site) : changes.some(isJudged);
        return differs && overlapping(other) ? [...changes, ...found(at, 'narrowed', OVERLAP)] : changes;
      }),
    ];
  };
}

const isJudged = ({ kind }: Finding): boolean => kind !== 'editorial';

const OVERLAP = 'changed, and may now share values with another alternative of oneOf, which refuses those';

function addition(field: string, count: number, clash: boolean): string {
  const plain = `${field}: ${count} alternative(s) added`;
  return clash ? `${plain} that may share values with others; what matches two is refused` : plain;
}

/** An alternative that is there twice, as a YAML alias may be, overlaps itself. */
function overlaps(one: unknown, alternatives: readonly unknown[], { contracts }: Site): boolean {
  return alternatives.filter((other) => other === one || !areDisjoint(contracts.after, one, other)).length > 1;
}
