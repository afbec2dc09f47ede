import { placeOf } from './findings.ts';
import type { Change, Finding } from './types.ts';

const SIDES = { request: 'requests', response: 'responses' } as const;

function keyOf(finding: Finding): string {
  const { component, within, kind, detail, direction, place } = finding;
  return JSON.stringify(component === undefined ? [place, kind, detail] : [component, within, kind, detail, direction]);
}

function collapseGroup(group: readonly Finding[]): readonly Change[] {
  const first = group[0];
  if (first === undefined) return [];
  const { kind, detail, component, within, direction } = first;
  if (component === undefined || group.length === 1) return [{ kind, place: first.place, detail }];
  const operations = [...new Set(group.map((finding) => finding.operation))];
  const where = operations.length === 1 ? operations[0] : `${operations.length} operations`;
  return [{ kind, place: `${placeOf(component, ...within)} (in ${SIDES[direction]} of ${where})`, detail }];
}

/**
 * Makes one change out of findings that are the same and come through the same component, on the same side.
 * @param findings the findings in the order of the contract
 * @returns the changes, each where its first finding was; never throws
 * Source: none, wording only.
 */
export function collapse(findings: readonly Finding[]): Change[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = keyOf(finding);
    groups.set(key, [...(groups.get(key) ?? []), finding]);
  }
  return [...groups.values()].flatMap(collapseGroup);
}
