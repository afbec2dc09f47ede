import type { DocumentedAnswer } from './check.ts';

/** One answer that a test saw. */
export interface Sighting extends Omit<DocumentedAnswer, 'operationId'> {
  operationId: string | undefined;
  /** In which ways it was not as documented. */
  violations: string[];
  /** The test file. */
  test: string;
}

const keyOf = ({ operationId, status, mediaType }: Omit<Sighting, 'violations' | 'test'>): string =>
  [operationId ?? '(no operation)', status, mediaType ?? 'no body'].join(' ');

/** What the sightings say about the documented answers. */
export interface Coverage {
  /** A line for every documented answer, with how often it was seen. */
  table: string[];
  /** Documented answers that no test saw. */
  unseen: string[];
  /** Answers that were not as documented, each once with the test that saw it. */
  violations: string[];
}

/**
 * Compares what was seen with what is documented.
 * @param documented every documented answer
 * @param sightings every answer that was seen
 */
export function coverageOf(documented: readonly DocumentedAnswer[], sightings: readonly Sighting[]): Coverage {
  const counts = new Map<string, number>();
  for (const sighting of sightings) counts.set(keyOf(sighting), (counts.get(keyOf(sighting)) ?? 0) + 1);
  const rows = documented.map((answer) => ({ key: keyOf(answer), count: counts.get(keyOf(answer)) ?? 0 }));
  const broken = sightings.flatMap((sighting) =>
    sighting.violations.map((violation) => `${keyOf(sighting)}: ${violation} (${sighting.test})`),
  );
  return {
    table: rows.map(({ key, count }) => `${String(count).padStart(7)}  ${key}`),
    unseen: rows.filter(({ count }) => count === 0).map(({ key }) => key),
    violations: [...new Set(broken)],
  };
}
