import { type DueParts, isDay } from './fit.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const MONTH = '(?<month>[a-z]{3})[a-z]*\\.?';

/** A time of the day behind a day: `14:30`, `at 2pm`, `T14:30:00Z`. */
const TIME =
  '(?:(?:t|,? +(?:at |@ ?)?)(?<hour>\\d\\d?)(?::(?<minute>\\d\\d))?(?::(?<second>\\d\\d)(?:\\.\\d+)?)? ?(?<half>[ap]m|z)?)?';

/** `2026-10-05`, `Oct 5 2026` and `5 Oct 2026`, each of them also with a time. */
const FORMS = [
  '(?<year>\\d{4})-(?<number>\\d\\d)-(?<day>\\d\\d)',
  `${MONTH} (?<day>\\d\\d?)(?:st|nd|rd|th)?,? (?<year>\\d{4})`,
  `(?<day>\\d\\d?)(?:st|nd|rd|th)? ${MONTH},? (?<year>\\d{4})`,
].map((form) => new RegExp(`^${form}${TIME}$`, 'i'));

type Groups = Readonly<Record<string, string | undefined>>;

function dayOf({ year = '', number, month = '', day = '' }: Groups): string {
  const index = MONTHS.indexOf(month.toLowerCase()) + 1;
  return `${year}-${number ?? String(index).padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function timeOf({ hour, minute, second = '00', half }: Groups): string | null | undefined {
  if (hour === undefined) return null;
  const isTwelve = /[ap]m/i.test(half ?? '');
  // A number alone behind a day may be anything.
  if (minute === undefined && !isTwelve) return undefined;
  const hours = isTwelve ? (Number(hour) % 12) + (half?.toLowerCase() === 'pm' ? 12 : 0) : Number(hour);
  const isTime = hours < 24 && Number(hour) <= (isTwelve ? 12 : 23);
  return isTime ? [hours, minute ?? '00', second].map((part) => String(part).padStart(2, '0')).join(':') : undefined;
}

/**
 * Reads a date of Todoist where it is a day of the calendar; there it is what a person typed, in any language.
 * @param text like `Oct 5 2026 14:00`, or `every monday`
 * @param timeZone of the row; for a time only, as a whole day is the same wherever the user is
 * @returns undefined where it is none
 */
export function dueOf(text: string, timeZone: string): DueParts | undefined {
  const groups = FORMS.map((form) => form.exec(text.trim())?.groups).find((found) => found !== undefined);
  if (!groups) return undefined;
  const [date, time] = [dayOf(groups), timeOf(groups)];
  if (!isDay(date) || time === undefined) return undefined;
  const zone = groups.half?.toLowerCase() === 'z' ? 'UTC' : timeZone;
  return { date, time, time_zone: time === null ? null : zone };
}
