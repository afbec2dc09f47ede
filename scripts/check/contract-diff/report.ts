import type { Change, Kind } from './types.ts';
import { stepOf, type Versions } from './versions.ts';

const HEADINGS: readonly (readonly [Kind, string])[] = [
  ['breaking', 'Breaking'],
  ['compatible', 'Compatible'],
  ['editorial', 'Editorial'],
];

/**
 * Writes the changes for reading, in groups, with a summary in the last line.
 * @param changes the changes between two contracts
 * @param versions their versions
 * @returns the text, several lines; never throws
 * Source: none, wording only.
 */
export function writeReport(changes: readonly Change[], versions: Versions): string {
  const groups = HEADINGS.map(([kind, heading]) => ({
    heading,
    kind,
    list: changes.filter((one) => one.kind === kind),
  }));
  const lines = groups
    .filter(({ list }) => list.length > 0)
    .flatMap(({ heading, list }) => [heading, ...list.map(({ place, detail }) => `  ${place}: ${detail}`), '']);
  const counts = groups.map(({ kind, list }) => `${list.length} ${kind}`).join(', ');
  return [...lines, `${counts}; version ${versions.before} to ${versions.after} (step: ${stepOf(versions)})`].join(
    '\n',
  );
}

/**
 * Writes the changes for another program.
 * @param changes the changes between two contracts
 * @param versions their versions
 * @returns JSON text with `changes` and `version` (`before`, `after`, `step`); never throws
 * Source: RFC 8259.
 */
export function writeJson(changes: readonly Change[], versions: Versions): string {
  return JSON.stringify({ changes, version: { ...versions, step: stepOf(versions) } }, null, 2);
}
