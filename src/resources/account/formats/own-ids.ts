import { momentIn } from '../../../resource/identity.ts';
import { derivedId, isOwnId, isUsableMoment, momentOfRow } from './ids.ts';
import type { Context, Note } from './types.ts';
import { shown } from './values.ts';

/**
 * The ids of files that have such of this service. One that it would not accept is replaced by one that is derived from it.
 * @param origin what ids are derived from where there are none: the format, and what tells files apart
 * @param notes takes what was replaced
 * @param context whose import it is, and when
 */
export const chosenOrDerived =
  (origin: string, notes: Note[], { owner, now }: Context) =>
  (row: number, given: string): { key: string; id: string } => {
    const key = given.toLowerCase();
    if (isOwnId(key) && isUsableMoment(momentIn(key), now)) return { key, id: key };
    const id = derivedId([owner, origin, key === '' ? `row ${row}` : key], momentOfRow(row));
    const reason = isOwnId(key) ? 'has a moment more than a day ahead' : 'is no UUID of version 7';
    const detail = key === '' ? `it has none: it is now ${id}` : `${shown(given)} ${reason}: it is now ${id}`;
    notes.push({ row, field: 'id', action: 'changed', detail });
    return { key: key === '' ? `row ${row}` : key, id };
  };
