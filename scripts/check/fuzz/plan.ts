import type { BodyKind, Target } from './targets.ts';

/** A request before serialization: plain values, which the model may replace by existing ones. */
export interface Plan {
  readonly target: Target;
  /** Which user of the session sends it. */
  readonly actor: number;
  /** Random numbers for the model, stored so that a session can be repeated. */
  readonly dice: readonly number[];
  /** Texts of path, query and header parameters, by name. */
  readonly fields: Readonly<Record<string, string | undefined>>;
  readonly body?: { readonly kind: BodyKind; readonly value: unknown } | undefined;
}
