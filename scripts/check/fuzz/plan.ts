import type { BodyKind, Target } from './targets.ts';

/** A request before it is written down: plain values, which the model may still exchange for others that mean something. */
export interface Plan {
  readonly target: Target;
  /** Which of the users of the session asks. */
  readonly actor: number;
  /** Chance for the model, so that a session can be run again. */
  readonly dice: readonly number[];
  /** Texts of path, query and header parameters, by name. */
  readonly fields: Readonly<Record<string, string | undefined>>;
  readonly body?: { readonly kind: BodyKind; readonly value: unknown } | undefined;
}
