// Ids, and creations under those that the client chose.
import { newIdentity } from '../../../../src/resource/identity.ts';
import type { Plan } from '../plan.ts';
import { pick } from './aim-list.ts';

/** The id in the path, as the service writes it. */
export const idOf = ({ target: { spot }, fields }: Plan): string => (fields[spot?.idName ?? ''] ?? '').toLowerCase();

/** Whether a request creates an entry under the id in its path. */
export const isCreation = ({ target, fields: { 'If-Match': match, 'If-None-Match': noneMatch } }: Plan): boolean =>
  target.method === 'PUT' && match === undefined && /^[ \t,]*\*/.test(noneMatch ?? '');

const DAY = 86_400_000;

/** The moment in a version 7 UUID, in milliseconds. */
export const momentIn = (id: string): number => Number.parseInt(id.replace('-', '').slice(0, 12), 16);

/** Whether an entry may be created under an id: a version 7 UUID that is at most a day ahead. */
export const isForCreation = (id: string): boolean => /^.{14}7.{4}[89ab]/.test(id) && momentIn(id) <= Date.now() + DAY;

const HOUR = 3_600_000;

/** An id for a creation, mostly a new one of now; else of the past, of the future, or as any other. */
export function idForCreation(existing: string, die: number): string {
  const { id } = newIdentity();
  const times = [0, 1e12, Date.now() + 23 * HOUR, Date.now() + 25 * HOUR, 2 ** 48 - 1];
  const time = die < 60 ? undefined : pick(times, die);
  if (die >= 85) return existing;
  return time === undefined ? id : id.replace(/^.{13}/, time.toString(16).padStart(12, '0').replace(/^.{8}/, '$&-'));
}
