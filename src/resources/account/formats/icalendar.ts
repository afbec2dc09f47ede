import ICAL from 'ical.js';
import { timeZoneComponent } from './time-zones.ts';
import type { NewWriter, Task } from './types.ts';

/** The library does not count the space that a folded line goes on with; then none is longer than 75 octets (RFC 5545, section 3.1). */
ICAL.foldLength = 74;

/** Of jCal, the form of iCalendar in JSON (RFC 7265): name, parameters, type and values. */
type Property = [name: string, parameters: Record<string, string>, type: string, ...values: (string | number)[]];

/** What a text of iCalendar cannot have (RFC 5545, section 3.1): control characters, except line breaks and tabs. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are meant
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g;

const text = (name: string, ...values: string[]): Property => [
  name,
  {},
  'text',
  ...values.map((value) => value.replace(/\r\n?/g, '\n').replace(CONTROL, '')),
];

/** A moment in UTC; iCalendar knows no milliseconds. */
const moment = (name: string, value: string): Property => [name, {}, 'date-time', value.replace(/\.\d+/, '')];

const integer = (name: string, value: number): Property => [name, {}, 'integer', value];

/** A day, a local time wherever the user is, or one in a zone (RFC 5545, sections 3.3.4 and 3.3.5). */
function due({ date, time, time_zone }: NonNullable<Task['due']>): Property {
  if (time === null) return ['due', {}, 'date', date];
  if (time_zone === null) return ['due', {}, 'date-time', `${date}T${time}`];
  if (isUtc(time_zone)) return ['due', {}, 'date-time', `${date}T${time}Z`];
  return ['due', { tzid: time_zone }, 'date-time', `${date}T${time}`];
}

const isUtc = (timeZone: string) => timeZone.toUpperCase() === 'UTC';

/** The properties of a task (RFC 5545, section 3.6.2). What iCalendar does not know is left out, but for the project. */
function propertiesOf(task: Task, projectName: string | undefined): Property[] {
  const properties: Property[] = [
    text('uid', task.id),
    moment('dtstamp', task.updated_at),
    moment('created', task.created_at),
    moment('last-modified', task.updated_at),
    integer('sequence', task.version),
    text('summary', task.title),
    text('status', task.is_completed ? 'COMPLETED' : 'NEEDS-ACTION'),
    integer('percent-complete', task.is_completed ? 100 : 0),
  ];
  if (task.description) properties.push(text('description', task.description));
  if (task.completed_at) properties.push(moment('completed', task.completed_at));
  if (task.due) properties.push(due(task.due));
  if (task.priority > 0) properties.push(integer('priority', task.priority));
  if (task.tags.length > 0) properties.push(text('categories', ...task.tags));
  if (task.parent_id) properties.push(['related-to', { reltype: 'PARENT' }, 'text', task.parent_id]);
  if (task.project_id) properties.push(text('x-taskpact-project-id', task.project_id));
  if (projectName) properties.push(text('x-taskpact-project', projectName));
  return properties;
}

/** Of the calendar as a whole (RFC 5545, section 3.7). */
const HEAD = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Taskpact//Taskpact//EN', 'CALSCALE:GREGORIAN', ''];

/** Writes tasks as to-dos of iCalendar (RFC 5545), and a time zone before the first one that is due in it. */
export const icalendarWriter: NewWriter = () => {
  const names = new Map<string, string>();
  const zones = new Set<string>();
  const write = (task: Task): string => {
    const component = ICAL.stringify(['vtodo', propertiesOf(task, names.get(task.project_id ?? '')), []]);
    const zone = task.due?.time ? task.due.time_zone : null;
    if (zone === null || isUtc(zone) || zones.has(zone)) return component;
    zones.add(zone);
    return ICAL.stringify(timeZoneComponent(zone)) + component;
  };
  return {
    begin: () => HEAD.join('\r\n'),
    projects(some) {
      for (const { id, name } of some) names.set(id, name);
      return '';
    },
    tasks: (some) => some.map(write).join(''),
    end: () => 'END:VCALENDAR\r\n',
  };
};
