import { momentIn } from '../../../resource/identity.ts';
import { derivedId, isOwnId, isUsableMoment, momentOfRow } from './ids.ts';
import type { Context, Note } from './types.ts';
import { shown } from './values.ts';

/**
 * The ids of files that have such of this service. One that it would not accept, or that is not there, is derived.
 * @param origin what ids are derived from where there are none: the format, and what tells files apart
 * @param notes takes what was replaced
 * @param context whose import it is, and when
 */
export const chosenOrDerived =
  (origin: string, notes: Note[], { owner, now }: Context) =>
  (row: number, given: string): { key: string; id: string } => {
    const lower = given.toLowerCase();
    if (isOwnId(lower) && isUsableMoment(momentIn(lower), now)) return { key: lower, id: lower };
    const key = given === '' ? `row ${row}` : lower;
    const id = derivedId([owner, origin, key], momentOfRow(row));
    if (given !== '') {
      const reason = isOwnId(key) ? 'has a moment more than a day ahead' : 'is no UUID of version 7';
      notes.push({ row, field: 'id', action: 'changed', detail: `${shown(given)} ${reason}: it is now ${id}` });
    }
    return { key, id };
  };
