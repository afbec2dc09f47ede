/** The years whose changes of the clock a calendar tells: who reads it and knows the zone by its name knows them anyway. */
const [FIRST_YEAR, LAST_YEAR] = [2000, 2049];

/** Clocks have never been changed and changed back within that time: the shortest were the pauses of Ramadan in Morocco and Egypt. */
const STEP_MINUTES = 14 * 24 * 60;

const MINUTE_MS = 60_000;

/** How far a zone is ahead of UTC, in minutes. */
type OffsetAt = (minute: number) => number;

function offsetsOf(timeZone: string): OffsetAt {
  const format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset', year: 'numeric' });
  return (minute) => {
    const [, sign, hours = '0', minutes = '0'] = /GMT([+-])(\d\d):(\d\d)/.exec(format.format(minute * MINUTE_MS)) ?? [];
    return (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1);
  };
}

/** The first minute with the offset of the later one of two between which there is one change. */
function changeBetween(earlier: number, later: number, offsetAt: OffsetAt): number {
  let [before, after] = [earlier, later];
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (offsetAt(middle) === offsetAt(later)) after = middle;
    else before = middle;
  }
  return after;
}

/** `+02:00`, as jCal writes offsets (RFC 7265, section 3.6.13). */
function offsetText(minutes: number): string {
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `${minutes < 0 ? '-' : '+'}${String(hours).padStart(2, '0')}:${String(rest).padStart(2, '0')}`;
}

/** Moments at which the same change happens, as local times before it; they are told together. */
interface Change {
  readonly from: number;
  readonly to: number;
  readonly onsets: string[];
}

const localTime = (minute: number, offset: number) =>
  new Date((minute + offset) * MINUTE_MS).toISOString().slice(0, 19);

function changesOf(timeZone: string): Change[] {
  const offsetAt = offsetsOf(timeZone);
  const end = Date.UTC(LAST_YEAR + 1, 0) / MINUTE_MS;
  let minute = Date.UTC(FIRST_YEAR, 0) / MINUTE_MS;
  let offset = offsetAt(minute);
  const first: Change = { from: offset, to: offset, onsets: [localTime(minute, offset)] };
  const changes = new Map([['first', first]]);
  for (; minute < end; minute += STEP_MINUTES) {
    const next = offsetAt(minute + STEP_MINUTES);
    if (next === offset) continue;
    const key = `${offset} ${next}`;
    const change = changes.get(key) ?? { from: offset, to: next, onsets: [] };
    change.onsets.push(localTime(changeBetween(minute, minute + STEP_MINUTES, offsetAt), offset));
    changes.set(key, change);
    offset = next;
  }
  return [...changes.values()];
}

/** Components that were made: of each zone that was asked for, at most as many as there are. */
const known = new Map<string, unknown[]>();

/**
 * A VTIMEZONE (RFC 5545, section 3.6.5) in jCal, from what this Node knows of the zone.
 * @param timeZone a name of the IANA time zone database
 */
export function timeZoneComponent(timeZone: string): unknown[] {
  const made = known.get(timeZone);
  if (made) return made;
  const observances = changesOf(timeZone).map(({ from, to, onsets }) => [
    to > from ? 'daylight' : 'standard',
    [
      ['dtstart', {}, 'date-time', onsets[0]],
      ['tzoffsetfrom', {}, 'utc-offset', offsetText(from)],
      ['tzoffsetto', {}, 'utc-offset', offsetText(to)],
      // Each on a line of its own, the first one too: ical.js, by which many programs read, takes no others.
      ...onsets.map((onset) => ['rdate', {}, 'date-time', onset]),
    ],
    [],
  ]);
  const component = ['vtimezone', [['tzid', {}, 'text', timeZone]], observances];
  known.set(timeZone, component);
  return component;
}
