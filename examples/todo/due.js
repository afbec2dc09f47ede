// Days, as people say them.

const DAY_MS = 86_400_000;

/** A day of the calendar here, as the service writes it. @param {Date} date */
export const dayOf = (date) =>
  [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0')).join('-');

/** Today, where the user is. */
export const today = () => dayOf(new Date());

/** How many days there are from one day to another. @param {string} from @param {string} to */
const daysBetween = (from, to) => Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);

/**
 * How a due date is shown.
 * @param {import('./generated/index.js').Task['due']} due
 * @returns {{ text: string, kind: 'none' | 'late' | 'today' | 'soon' | 'later' }}
 */
export function dueLabel(due) {
  if (!due) return { text: '', kind: 'none' };
  const days = daysBetween(today(), due.date);
  const time = due.time ? `, ${due.time.slice(0, 5)}` : '';
  // Noon, so that no time zone makes it another day.
  const date = new Date(`${due.date}T12:00:00`);
  const format = (/** @type {Intl.DateTimeFormatOptions} */ options) =>
    date.toLocaleDateString('en-GB', options) + time;
  if (days < 0)
    return { text: days === -1 ? `Yesterday${time}` : format({ day: 'numeric', month: 'short' }), kind: 'late' };
  if (days === 0) return { text: `Today${time}`, kind: 'today' };
  if (days === 1) return { text: `Tomorrow${time}`, kind: 'soon' };
  if (days < 7) return { text: format({ weekday: 'long' }), kind: 'soon' };
  return { text: format({ day: 'numeric', month: 'short' }), kind: 'later' };
}

/**
 * A due date from a field of the page; the time of the old one is kept.
 * @param {string} day empty: none
 * @param {import('./generated/index.js').Task['due']} [old]
 */
export const dueFrom = (day, old) => (day ? { time: null, time_zone: null, ...old, date: day } : null);
