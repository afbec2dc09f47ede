import type { Setting } from '../../../common/setting.ts';
import { median } from '../statistics.ts';
import type { Explained } from './explain.ts';
import type { GrowthSample } from './measure.ts';
import { OPERATIONS, type Operation } from './operations.ts';

/** Everything that a run measured. */
export interface GrowthResults {
  readonly setting: Setting;
  readonly rounds: number;
  readonly seconds: number;
  /** One user's tasks grow; the size is their number. */
  readonly user: readonly GrowthSample[];
  /** The table grows, a user of 1,000 tasks in it stays; the size is the number of rows. */
  readonly table: readonly GrowthSample[];
  readonly explained: readonly Explained[];
}

/** How an operation grows: its time at each size. */
export interface Curve {
  readonly operation: Operation;
  /** Medians of the rounds' medians, in milliseconds; the sizes in order. */
  readonly points: readonly { readonly size: number; readonly p50: number }[];
  /** The time at the greatest size over that at the least. */
  readonly ratio: number;
}

/** The curves of all operations. */
export function curvesOf(samples: readonly GrowthSample[], connections: number): Curve[] {
  const sizes = [...new Set(samples.map(({ size }) => size))].sort((a, b) => a - b);
  return OPERATIONS.map((operation) => {
    const points = sizes.map((size) => {
      const rounds = samples.filter(
        (sample) => sample.operation === operation && sample.connections === connections && sample.size === size,
      );
      return { size, p50: median(rounds.map(({ p50 }) => p50)) };
    });
    const [first, last] = [points[0], points.at(-1)];
    return { operation, points, ratio: (last?.p50 ?? Number.NaN) / (first?.p50 ?? Number.NaN) };
  });
}
