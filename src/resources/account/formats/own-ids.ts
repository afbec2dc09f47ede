import { momentIn } from '../../../resource/identity.ts';
import { derivedId, isOwnId, isUsableMoment, momentOfRow } from './ids.ts';
import type { Context, Note } from './types.ts';
import { shown } from './values.ts';

/** What a row is known by: what its file has as its id, and what else there is to tell it from rows of other files. */
interface Source {
  readonly row: number;
  readonly given: string;
  readonly content: string;
}

/**
 * The ids of files that have such of this service. One that it would not accept, or that is not there, is derived.
 * @param format of the file
 * @param notes takes what was replaced
 * @param context whose import it is, and when
 */
export const chosenOrDerived =
  (format: string, notes: Note[], { owner, now }: Context) =>
  ({ row, given, content }: Source): { key: string; id: string } => {
    const key = given.toLowerCase();
    if (isOwnId(key) && isUsableMoment(momentIn(key), now)) return { key, id: key };
    const ownKey = `row ${row}`;
    if (key === '') return { key: ownKey, id: derivedId([owner, format, ownKey, content], momentOfRow(row)) };
    const id = derivedId([owner, format, key], momentOfRow(0));
    const reason = isOwnId(key) ? 'has a moment more than a day ahead' : 'is no UUID of version 7';
    notes.push({ row, field: 'id', action: 'changed', detail: `${shown(given)} ${reason}: it is now ${id}` });
    return { key, id };
  };
