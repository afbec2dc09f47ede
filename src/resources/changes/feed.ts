import { Prisma } from '../../../generated/prisma/client.ts';
import type { Client } from '../../database/client.ts';
import {
  type Call,
  callOf,
  momentOf,
  OWNER,
  ownerJson,
  type Piece,
  prepared,
  type Row,
  slot,
  textAt,
  writtenPiece,
} from '../../database/raw/index.ts';
import { Problem } from '../../problems/index.ts';
import type { ChangeSource } from '../../resource/change-source.ts';
import { GIVEN } from '../../resource/slots.ts';
import { END, endOf, FIRST_ID, LAST_ID, type Place, placeOf, tokenOf } from './token.ts';

const { sql } = Prisma;

/** A change. */
export interface FeedItem {
  /** As the contract shows it. */
  readonly piece: Piece;
  /** What was changed to which state, in short. */
  readonly state: string;
  /** The token behind it. */
  token(): string;
}

/** A page of changes. */
export interface FeedPage {
  readonly items: readonly FeedItem[];
  /** The token behind the page. */
  readonly next: string;
  readonly hasMore: boolean;
}

/** What is before the kind of something that was deleted. */
const DELETED = 'deleted ';

/**
 * The user, and what was deleted, as they are at one moment: what is read after it is good up to the number that the user has here, since
 * numbers are in the order of commits.
 */
const HEAD = prepared(
  'read',
  sql`SELECT epoch, users.change_seq, change_floor, gone.change_seq, resource, gone.id, deleted_at FROM users
  LEFT JOIN LATERAL (
    SELECT change_seq, resource, id, deleted_at FROM tombstones WHERE user_id = ${OWNER}
    AND (change_seq, resource, id) > (${slot(GIVEN.afterSeq)}::bigint, ${slot('after resource')}::text, ${slot(GIVEN.afterId)}::uuid)
    ORDER BY change_seq, resource, id LIMIT ${slot('limit')}::integer
  ) AS gone ON TRUE WHERE users.id = ${OWNER} ORDER BY gone.change_seq, resource, gone.id`,
);

/** A change that is not written as JSON yet. */
interface Found {
  readonly number: number;
  readonly rank: number;
  readonly kind: string;
  readonly id: string;
  readonly piece: () => Piece;
}

const isBefore = (one: Found, other: Found): boolean =>
  one.number === other.number ? one.rank < other.rank : one.number < other.number;

/** The first of several lists that are in order each, in order. */
function merged(lists: readonly (readonly Found[])[], limit: number): Found[] {
  const indices = lists.map(() => 0);
  const all: Found[] = [];
  while (all.length < limit) {
    let first: Found | undefined;
    let from = 0;
    for (const [index, list] of lists.entries()) {
      const next = list[indices[index] ?? 0];
      if (next && (!first || isBefore(next, first))) [first, from] = [next, index];
    }
    if (!first) break;
    indices[from] = (indices[from] ?? 0) + 1;
    all.push(first);
  }
  return all;
}

const expired = (detail: string): Problem =>
  new Problem('CHANGES_EXPIRED', { detail: `${detail} Start over without since.` });

/** The place at which to go on, or to begin. */
function startOf({ epoch, number, floor }: ReturnType<typeof userIn>, place: Place | undefined): Place {
  if (!place) return { epoch, number: 0, kind: '', id: FIRST_ID, from: number };
  // Who began when there was no account may have been interrupted since: they are told what was deleted.
  if (place.epoch !== epoch && place.epoch !== '') throw expired('The account was removed since this token.');
  // Numbers only rise, unless the database was put back to an older state: what was told since is not there.
  if (place.number > number) throw expired('The database is older than this token.');
  const isKnown = place.from >= floor || place.number > floor || (place.number === floor && place.kind === END);
  if (!isKnown) throw expired('Deletions since this token are not known any more.');
  return { ...place, epoch };
}

const userIn = (row: Row) => ({
  epoch: String(textAt(row, 0)),
  number: Number(textAt(row, 1)),
  floor: Number(textAt(row, 2)),
});

function tombstoneIn(row: Row, rank: number): Found[] {
  const resource = textAt(row, 4);
  if (resource === null) return [];
  const id = String(textAt(row, 5));
  const deleted_at = momentOf(String(textAt(row, 6)));
  const piece = () => writtenPiece(Buffer.from(JSON.stringify({ resource, type: 'deleted', id, deleted_at })));
  return [{ number: Number(textAt(row, 3)), rank, kind: DELETED + resource, id, piece }];
}

/**
 * Makes what reads the changes of a user, in the order of their numbers; those of one number in the order of the sources, and then what was
 * deleted.
 * @param db the client
 * @param sources the resources
 */
export function feedOf(db: Pick<Client, '$rowsOf'>, sources: readonly ChangeSource[]) {
  const rankOf = (kind: string): number => {
    if (kind === '') return -1;
    const rank = sources.findIndex(({ name }) => name === kind);
    return rank < 0 ? sources.length : rank;
  };

  /** What is asked for behind a place, of each source and of the tombstones. */
  const callsAfter = ({ number, kind, id, from }: Place, limit: number): Call[] => {
    const at = rankOf(kind);
    const hasGone = at === sources.length;
    const goneAfter =
      from > number
        ? { [GIVEN.afterSeq]: from, 'after resource': END, [GIVEN.afterId]: FIRST_ID }
        : {
            [GIVEN.afterSeq]: number,
            'after resource': hasGone ? kind.replace(DELETED, '') : '',
            [GIVEN.afterId]: hasGone ? id : FIRST_ID,
          };
    const calls = sources.map(({ changes }, rank) => {
      const before = rank < at ? LAST_ID : FIRST_ID;
      return callOf(changes, { [GIVEN.afterSeq]: number, [GIVEN.afterId]: rank === at ? id : before, limit });
    });
    return [callOf(HEAD, { ...goneAfter, limit }), ...calls];
  };

  const foundIn = (owner: string, results: readonly (readonly Row[])[]): Found[][] => {
    const [head = [], ...rows] = results;
    const json = ownerJson(owner);
    const lists = sources.map((source, rank) =>
      (rows[rank] ?? []).map((row) => {
        const piece = () => source.item(json, row);
        return { number: source.number(row), rank, kind: source.name, id: source.id(row), piece };
      }),
    );
    return [...lists, head.flatMap((row) => tombstoneIn(row, sources.length))];
  };

  /**
   * Reads a page of changes.
   * @param owner whose
   * @param since the token behind which to go on; undefined: everything there is
   * @param limit how many at most
   * @throws {Problem} INVALID_CURSOR, or CHANGES_EXPIRED
   */
  return async (owner: string, since: string | undefined, limit: number): Promise<FeedPage> => {
    const place = since === undefined ? undefined : placeOf(owner, since);
    const asked = place ?? { epoch: '', number: 0, kind: '', id: FIRST_ID, from: Number.MAX_SAFE_INTEGER };
    const results = await db.$rowsOf(owner, callsAfter(asked, limit + 1));
    const [head] = results[0] ?? [];
    if (!head) {
      if (place && place.epoch !== '') throw expired('The account was removed since this token.');
      return { items: [], next: tokenOf(owner, { ...endOf('', 0), kind: '' }), hasMore: false };
    }
    const user = userIn(head);
    const start = startOf(user, place);
    const behind = ({ number, kind, id }: Found): Place => ({ ...start, number, kind, id });
    const lists = foundIn(owner, results).map((list) => list.filter(({ number }) => number <= user.number));
    const found = merged(lists, limit + 1);
    const shown = found.slice(0, limit);
    const last = found.length > limit ? shown.at(-1) : undefined;
    const items = shown.map((one) => ({
      piece: one.piece(),
      state: `${one.number} ${one.kind} ${one.id}`,
      token: () => tokenOf(owner, behind(one)),
    }));
    const next = tokenOf(owner, last ? behind(last) : endOf(user.epoch, user.number));
    return { items, next, hasMore: last !== undefined };
  };
}
