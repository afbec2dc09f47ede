import type { Change } from './types.ts';

/** How far a version moved. `unknown`: one of the two is no semantic version. */
export type Step = 'major' | 'minor' | 'patch' | 'none' | 'backwards' | 'unknown';

/** The versions of the old and the new contract, as written in `info.version`. */
export type Versions = { readonly before: string; readonly after: string };

const SEMANTIC_VERSION = /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(?:-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?$/;
const PARTS = ['major', 'minor', 'patch'] as const;

function numbersOf(version: string): readonly number[] | undefined {
  return SEMANTIC_VERSION.exec(version)?.slice(1, 4).map(Number);
}

/**
 * Measures the step between two versions. Pre-release and build labels do not count as a step.
 * @param versions the two versions
 * @returns the highest part that rose; never throws
 * Source: Semantic Versioning 2.0.0, items 2 and 6 to 8.
 */
export function stepOf(versions: Versions): Step {
  const [before, after] = [numbersOf(versions.before), numbersOf(versions.after)];
  if (before === undefined || after === undefined) return 'unknown';
  const part = PARTS.findIndex((_, index) => before[index] !== after[index]);
  if (part < 0) return 'none';
  return (after[part] ?? 0) > (before[part] ?? 0) ? (PARTS[part] ?? 'unknown') : 'backwards';
}

/**
 * Judges whether the version step allows the changes: breaking ones need a major step. Compatible and editorial changes
 * never stop at the gate.
 * @param changes the changes between the two contracts
 * @param versions their versions
 * @returns why the gate is closed, or undefined when it is open; never throws
 * Source: Semantic Versioning 2.0.0, items 4 (0.y.z: here a minor step counts as major) and 8.
 */
export function closedGate(changes: readonly Change[], versions: Versions): string | undefined {
  const breaking = changes.filter((change) => change.kind === 'breaking').length;
  const step = stepOf(versions);
  const early = versions.before.startsWith('0.');
  if (breaking === 0 || step === 'major' || (early && step === 'minor')) return undefined;
  const needed = early
    ? 'a major version step (for 0.x versions a minor step counts as major)'
    : 'a major version step';
  const given = step === 'unknown' ? 'no semantic versions' : `step: ${step}`;
  const went = `it went from ${versions.before} to ${versions.after} (${given})`;
  return `${breaking} breaking change(s) need ${needed} in info.version, but ${went}`;
}
