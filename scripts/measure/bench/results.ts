import type { Setting } from '../../common/setting.ts';
import type { ContestantName } from './contestants.ts';
import type { LoadResult, LoadTool } from './load/index.ts';
import type { Sample, Samples } from './rounds.ts';
import { median, type Ratio, ratioOf } from './statistics.ts';
import type { TokenKind } from './tokens.ts';
import type { Population, Work } from './works.ts';

/** Everything that a run measured. */
export interface BenchResults {
  readonly setting: Setting;
  readonly tool: LoadTool;
  readonly tokens: TokenKind;
  readonly population: Population;
  readonly connections: number;
  readonly poolSize: number;
  readonly rounds: number;
  readonly seconds: number;
  /** Closed loop. */
  readonly peak: Partial<Record<Work, Samples>>;
  /** Open loop. */
  readonly fixed: Partial<Record<Work, { readonly rate: number; readonly samples: Samples<LoadResult> }>>;
}

/** The median of one figure over the rounds; null where it was not measured. */
export function medianOf(samples: readonly Sample[], figure: keyof Sample): number | null {
  const values = samples.map((sample) => sample[figure]).filter((value) => value !== null);
  return values.length === 0 ? null : median(values);
}

/**
 * A contestant against another.
 * @param name whose figure is the numerator
 * @returns undefined where one of the two was not measured
 */
export function compare<Name extends string>(
  samples: Samples<Readonly<Record<Name, number | null>>> | undefined,
  rival: ContestantName,
  figure: Name,
  name: ContestantName = 'taskpact',
): Ratio | undefined {
  const valuesOf = (one: ContestantName) =>
    (samples?.[one] ?? []).map((sample) => sample[figure]).filter((value) => value !== null);
  const [own, other] = [valuesOf(name), valuesOf(rival)];
  return own.length === 0 || other.length === 0 ? undefined : ratioOf(own, other);
}

/** The fixed rate: 60 % of the peak of the slowest contestant, in whole requests per second. */
export function fixedRate(samples: Samples): number {
  const peaks = Object.values(samples).map((rounds) => medianOf(rounds, 'requestsPerSecond') ?? 0);
  return Math.max(1, Math.floor(0.6 * Math.min(...peaks)));
}
