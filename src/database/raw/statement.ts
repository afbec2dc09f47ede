import { hash } from 'node:crypto';
import type { Prisma } from '../../../generated/prisma/client.ts';
import type { Row } from './row.ts';

/**
 * What a statement does, which decides how it gets its connection: short reads share one, searches and writes have one to themselves.
 */
export type Kind = 'read' | 'search' | 'write';

/** A value that is given when a statement is run. */
export interface Slot {
  readonly slot: string;
}

/** The owner of the rows that a statement is about, in its SQL. */
export const OWNER: Slot = { slot: 'the owner' };

/** A value that is given when the statement is run, in its SQL: the same name stands for the same value. */
export const slot = (name: string): Slot => ({ slot: name });

/** SQL that each connection prepares once, under a name; parsed each time without one. Its `$1` is the owner. */
export interface Statement {
  readonly kind: Kind;
  readonly name: string;
  readonly text: string;
  /** What its values from `$2` on are called. */
  readonly slots: readonly string[];
  /**
   * What is run instead in a transaction that has locked the user already, and raises their number at its end; its slots are
   * among those of this one. Null: nothing; absent: the statement itself.
   */
  readonly joined?: Statement | null;
}

/** A statement and its values. */
export interface Call {
  readonly statement: Statement;
  /** From `$2` on: text, numbers, booleans, dates, lists of them; nothing stands for NULL. */
  readonly values: readonly unknown[];
}

/**
 * Runs statements for one owner, whose name it gives each of them as `$1`, in one round trip: all of them or none. It gives the rows of
 * each. Where it follows on what was tried before, `began` is when that began (`performance.now()`): its time counts from there.
 */
export type RunStatements = (
  owner: string,
  calls: readonly Call[],
  began?: number,
) => Promise<readonly (readonly Row[])[]>;

/** How many pieces of work there are at the moment. */
export interface StatementLoad {
  /** Sent to PostgreSQL, not answered yet. */
  readonly sent: number;
  /** Waiting for a connection that they can be sent over. */
  readonly waiting: number;
  /** Waiting for others of the same user. */
  readonly queued: number;
}

/** A name that is the same for the same SQL, and for no other; never longer than 63 bytes, PostgreSQL's limit. */
export const statementName = (text: string): string => `p_${hash('sha256', text, 'base64url')}`;

const isSlot = (value: unknown): value is Slot => typeof value === 'object' && value !== null && 'slot' in value;

/**
 * The text of SQL, `$1` for the owner, and its other values in order.
 * @throws when it is about nobody's rows
 */
function numbered({ strings, values }: Prisma.Sql): { text: string; rest: unknown[] } {
  const numbers = new Map<string, number>();
  const rest: unknown[] = [];
  let text = strings[0] ?? '';
  for (const [index, value] of values.entries()) {
    const name = isSlot(value) ? value.slot : undefined;
    const isOwner = name === OWNER.slot;
    const known = name === undefined ? undefined : numbers.get(name);
    const number = isOwner ? 1 : (known ?? rest.push(value) + 1);
    if (name !== undefined) numbers.set(name, number);
    text += `$${number}${strings[index + 1]}`;
  }
  if (!numbers.has(OWNER.slot)) throw new Error(`A statement that names no owner: ${text}`);
  return { text, rest };
}

/**
 * A statement to be prepared.
 * @param kind what it does; a `read` has to be short whatever its values are
 * @param query the SQL, with {@link OWNER} and {@link slot} where values belong
 * @param joined what is run instead in a transaction that has locked the user already
 * @throws when the SQL does not name the owner, or holds a value that is none of the two
 */
export function prepared(kind: Kind, query: Prisma.Sql, joined?: Statement | null): Statement {
  const { text, rest } = numbered(query);
  const slots = rest.map((value) => {
    if (isSlot(value)) return value.slot;
    throw new Error(`A value in the SQL of a prepared statement: ${text}`);
  });
  return { kind, name: statementName(text), text, slots, ...(joined !== undefined && { joined }) };
}

/**
 * SQL and its values, for `$queryRawUnsafe` of a transaction of Prisma's: its `$1` is the owner, however often the SQL names them. A
 * distributed PostgreSQL wants the user to be one and the same parameter.
 * @param query the SQL, with {@link OWNER}, and with {@link slot} where a value has a name
 * @param owner the user id
 * @param values by the names of the slots
 */
export function unprepared(
  query: Prisma.Sql,
  owner: string,
  values: Readonly<Record<string, unknown>> = {},
): [text: string, ...values: unknown[]] {
  const { text, rest } = numbered(query);
  return [text, owner, ...rest.map((value) => (isSlot(value) ? values[value.slot] : value))];
}

/**
 * A prepared statement with its values.
 * @param values by the names of the slots; null stands for NULL
 * @throws when one is missing
 */
export function callOf(statement: Statement, values: Readonly<Record<string, unknown>>): Call {
  const given = statement.slots.map((name) => {
    const value = values[name];
    if (value === undefined && !(name in values)) throw new Error(`No value for ${name}: ${statement.text}`);
    return value;
  });
  return { statement, values: given };
}

/** What runs for a call in a transaction that is `joined`; undefined: nothing. */
export function joinedCall(call: Call): Call | undefined {
  const { joined, slots } = call.statement;
  if (joined === undefined) return call;
  return joined
    ? callOf(joined, Object.fromEntries(slots.map((name, index) => [name, call.values[index]])))
    : undefined;
}
