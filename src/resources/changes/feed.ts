import type { Client } from '../../database/client.ts';
import { type Call, callOf, ownerJson, type Piece, type Row } from '../../database/raw/index.ts';
import { Problem } from '../../problems/index.ts';
import type { ChangeSource } from '../../resource/change-source.ts';
import { FIRST_ID, LAST_ID } from '../../resource/identity.ts';
import { GIVEN } from '../../resource/slots.ts';
import { type Found, merged } from './found.ts';
import { AFTER_RESOURCE, DELETED, HEAD, tombstoneIn, userIn } from './head.ts';
import { END, endOf, type Place, placeOf, tokenOf } from './token.ts';

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
  /** Of the account; empty where there is none. */
  readonly epoch: string;
  /** The number of the user's last change. */
  readonly number: number;
  readonly items: readonly FeedItem[];
  /** The token behind the page. */
  readonly next: string;
  readonly hasMore: boolean;
}

const expired = (detail: string): Problem =>
  new Problem('CHANGES_EXPIRED', { detail: `${detail} Start over without since.` });

/** The place at which to go on, or to begin. */
function startOf({ epoch, number, floor }: ReturnType<typeof userIn>, place: Place | undefined): Place {
  if (!place) return { epoch, number: 0, kind: '', id: FIRST_ID, from: number };
  // Who began when there was no account may have been interrupted since: they are told what was deleted.
  if (place.epoch !== epoch && place.epoch !== '')
    throw expired('The account was removed, or the database restored, since this token.');
  // Numbers only rise, unless the database was put back to an older state: what was told since is not there.
  if (place.number > number) throw expired('The database is older than this token.');
  const isKnown = place.from >= floor || place.number > floor || (place.number === floor && place.kind === END);
  if (!isKnown) throw expired('Deletions since this token are not known any more.');
  return { ...place, epoch };
}

/** Reads a page of changes behind a token. */
export type ReadFeed = (owner: string, since: string | undefined, limit: number) => Promise<FeedPage>;

/**
 * Makes what reads the changes of a user, in the order of their numbers; those of one number in the order of the sources, and then what was
 * deleted.
 * @param db the client
 * @param sources the resources
 */
export function feedOf(db: Pick<Client, '$rowsOf'>, sources: readonly ChangeSource[]): ReadFeed {
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
        ? { [GIVEN.afterSeq]: from, [AFTER_RESOURCE]: END, [GIVEN.afterId]: FIRST_ID }
        : {
            [GIVEN.afterSeq]: number,
            [AFTER_RESOURCE]: hasGone ? kind.replace(DELETED, '') : '',
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
  return async (owner, since, limit) => {
    const place = since === undefined ? undefined : placeOf(owner, since);
    const asked = place ?? { epoch: '', number: 0, kind: '', id: FIRST_ID, from: Number.MAX_SAFE_INTEGER };
    const results = await db.$rowsOf(owner, callsAfter(asked, limit + 1));
    const [head] = results[0] ?? [];
    if (!head) {
      if (place && place.epoch !== '')
        throw expired('The account was removed, or the database restored, since this token.');
      return { epoch: '', number: 0, items: [], next: tokenOf(owner, { ...endOf('', 0), kind: '' }), hasMore: false };
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
    return { epoch: user.epoch, number: user.number, items, next, hasMore: last !== undefined };
  };
}
