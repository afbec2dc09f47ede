/** Tokens of changes: places in the order of all changes of a user. */
import { Problem } from '../../problems/index.ts';
import { decodeCursor, encodeCursor } from '../../resource/cursor.ts';
import { FIRST_ID } from '../../resource/identity.ts';

/** A place behind a change. */
export interface Place {
  /** Of the account; empty where there was none yet. */
  readonly epoch: string;
  /** The number of the change. */
  readonly number: number;
  /**
   * What was changed: the name of a resource; behind `deleted` where it was deleted, which comes after everything else of the same number.
   * Empty is before all of the number, {@link END} behind.
   */
  readonly kind: string;
  readonly id: string;
  /**
   * The number at which the first page was read by who started with nothing: what was deleted up to then was never there for them. 0 once
   * they are past it.
   */
  readonly from: number;
}

/** Behind all changes of a number. */
export const END = '~';

/** Behind everything that a user has at a number. */
export const endOf = (epoch: string, number: number): Place => ({ epoch, number, kind: END, id: FIRST_ID, from: 0 });

const listOf = (owner: string): string => JSON.stringify(['changes', owner]);

const OF_SOMEBODY_ELSE = 'The token is damaged, or is one of the changes of another user.';

/** The token of a place. */
export const tokenOf = (owner: string, { epoch, number, kind, id, from }: Place): string =>
  encodeCursor(listOf(owner), JSON.stringify([epoch, number, kind, id, number < from ? from : 0]));

const isNumber = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

const isText = (value: unknown, pattern: RegExp): value is string => typeof value === 'string' && pattern.test(value);

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The digest of a token is no secret: what it holds may be anything. */
function readPlace(text: string): Place | undefined {
  const [epoch, number, kind, id, from]: unknown[] = JSON.parse(text);
  const isPlace = isText(epoch, /^[0-9a-f-]*$/) && isText(kind, /^[a-z ]*$|^~$/) && isText(id, UUID);
  return isPlace && isNumber(number) && isNumber(from) ? { epoch, number, kind, id, from } : undefined;
}

/**
 * The place of a token.
 * @param owner whose changes are asked for
 * @param token as it came
 * @throws {Problem} INVALID_CURSOR
 */
export function placeOf(owner: string, token: string): Place {
  const text = decodeCursor(listOf(owner), token, OF_SOMEBODY_ELSE);
  try {
    const place = readPlace(text);
    if (place) return place;
  } catch {
    // Not JSON, or no list.
  }
  throw new Problem('INVALID_CURSOR', { detail: OF_SOMEBODY_ELSE });
}
