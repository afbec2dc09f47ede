/** Verdict on one change, from the side of a client that already uses the contract. */
export type Kind = 'breaking' | 'compatible' | 'editorial';

/** One difference between two contracts: where it is and what it is, in plain words. */
export type Change = { readonly kind: Kind; readonly place: string; readonly detail: string };

/** Which way the described data travels: `request` is sent by the client, `response` is received by it. */
export type Direction = 'request' | 'response';

/**
 * What a change does to the set of accepted values, before the direction is taken into account:
 * - `narrowed` / `widened`: fewer / more values are allowed than before;
 * - `added` / `removed`: a part clients may rely on appears / disappears;
 * - `replaced`: neither contains the other;
 * - `behaviour`: the service acts differently on the same request;
 * - `may grow`: clients are told to expect values that are not listed;
 * - `hidden from requests` / `hidden from responses`: readOnly / writeOnly;
 * - `unjudged`: the rules cannot tell;
 * - `editorial`: documentation only.
 */
export type Effect =
  | 'narrowed'
  | 'widened'
  | 'added'
  | 'removed'
  | 'replaced'
  | 'behaviour'
  | 'may grow'
  | 'hidden from requests'
  | 'hidden from responses'
  | 'unjudged'
  | 'editorial';

/** A JSON object whose members are not known yet. */
export type JsonObject = { readonly [name: string]: unknown };

/** A pair of the same node in the old and the new contract. */
export type NodePair = readonly [before: unknown, after: unknown];

/** The point of the contract being compared. */
export type Site = {
  /** The whole old and new contract, in which local references are resolved. */
  readonly contracts: { readonly before: JsonObject; readonly after: JsonObject };
  readonly direction: Direction;
  /** For example `POST /api/tasks`; empty for parts outside the operations. */
  readonly operation: string;
  /** Steps from the operation down to this point. */
  readonly path: readonly string[];
  /** The innermost named component passed on the way, and the steps from it down to this point. */
  readonly component?: string;
  readonly within: readonly string[];
  /** Nodes on the way down; a pair met twice is a cycle. */
  readonly trail: readonly NodePair[];
  /** Components already compared in this operation, by part of the operation. */
  readonly seen: Set<string>;
};

/** A change together with what is needed to collapse repeats of it. */
export type Finding = Change & {
  readonly direction: Direction;
  readonly operation: string;
  readonly component?: string;
  readonly within: readonly string[];
};

/** Compares two nodes at a site. */
export type Compare<Node = unknown> = (before: Node, after: Node, site: Site) => readonly Finding[];

/** One row of a rule table: the fields it judges, together, and how. */
export type Rule = { readonly fields: readonly string[]; readonly compare: Compare<JsonObject> };
