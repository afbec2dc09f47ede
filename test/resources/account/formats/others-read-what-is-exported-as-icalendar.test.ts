import assert from 'node:assert/strict';
import fc from 'fast-check';
import ICAL from 'ical.js';
import nodeIcal from 'node-ical';
import t from 'tap';
import { timeZoneComponent } from '../../../../src/resources/account/formats/time-zones.ts';
import type { Project, Task } from '../../../../src/resources/account/formats/types.ts';
import { WRITERS } from '../../../../src/resources/account/formats/writers.ts';
import { account } from './entries.ts';
import { CONTEXT } from './files.ts';

function calendarOf(projects: readonly Project[], tasks: readonly Task[]): string {
  const writer = WRITERS['text/calendar']('alice', CONTEXT.now);
  const parts = [...projects.map((each) => writer.projects([each])), ...tasks.map((each) => writer.tasks([each]))];
  return [writer.begin(), ...parts, writer.end()].join('');
}

/** What iCalendar has of a text: line breaks of one kind, and no control characters. */
const kept = (text: string | null) =>
  text
    ?.replace(/\r\n?/g, '\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are meant
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g, '') || null;

const dueOf = (due: Task['due']) => {
  if (!due) return null;
  if (due.time === null) return due.date;
  return `${due.date}T${due.time}${due.time_zone?.toUpperCase() === 'UTC' ? 'Z' : ''}`;
};

const momentOf = (value: string | null) => value?.replace(/\.\d+Z/, 'Z') ?? null;

/** What ical.js reads: it takes the comma behind an escaped backslash for an escaped one, and shows years without zeros before them. */
const readable = (task: Task): Task => ({
  ...task,
  tags: task.tags.filter((tag) => !tag.endsWith('\\')),
  due: task.due && task.due.date >= '1000' ? task.due : null,
});

t.test('a parser of RFC 5545 finds all that it has', async () => {
  fc.assert(
    fc.property(account, ({ projects, tasks: all }) => {
      const tasks = all.map(readable);
      const calendar = new ICAL.Component(ICAL.parse(calendarOf(projects, tasks)));
      const found = calendar.getAllSubcomponents('vtodo').map((todo) => {
        const text = (name: string) => todo.getFirstPropertyValue(name)?.toString() ?? null;
        const tags = todo.getFirstProperty('categories')?.getValues() ?? [];
        const parent = todo.getFirstProperty('related-to');
        return {
          ...{ id: text('uid'), title: text('summary'), description: text('description'), due: text('due') },
          ...{ zone: todo.getFirstProperty('due')?.getParameter('tzid') ?? null, tags, version: text('sequence') },
          ...{ priority: text('priority'), completed: text('completed'), status: text('status') },
          ...{ created: text('created'), updated: text('last-modified'), percent: text('percent-complete') },
          ...{ parent: parent?.getFirstValue() ?? null, project: text('x-taskpact-project-id') },
          name: text('x-taskpact-project'),
        };
      });
      const names = new Map(projects.map(({ id, name }) => [id, name]));
      const expected = tasks.map((task) => ({
        ...{ id: task.id, title: kept(task.title), description: kept(task.description), due: dueOf(task.due) },
        zone: task.due?.time && task.due.time_zone?.toUpperCase() !== 'UTC' ? task.due.time_zone : null,
        ...{ tags: task.tags.map((tag) => kept(tag)), version: String(task.version) },
        ...{ priority: task.priority > 0 ? String(task.priority) : null, completed: momentOf(task.completed_at) },
        ...{ status: task.is_completed ? 'COMPLETED' : 'NEEDS-ACTION', percent: task.is_completed ? '100' : '0' },
        ...{ created: momentOf(task.created_at), updated: momentOf(task.updated_at) },
        ...{ parent: task.parent_id, project: task.project_id, name: kept(names.get(task.project_id ?? '') ?? null) },
      }));
      assert.deepEqual(found, expected);
      const zones = calendar.getAllSubcomponents('vtimezone').map((zone) => zone.getFirstPropertyValue('tzid'));
      assert.deepEqual(new Set(zones), new Set(expected.flatMap(({ zone }) => zone ?? [])));
      assert.equal(zones.length, new Set(zones).size);
    }),
  );
});

t.test('so does another library', async (t) => {
  const [task] = fc.sample(account, { seed: 1, numRuns: 100 }).flatMap(({ tasks }) => tasks);
  if (!task) throw new Error('The sample has no task.');
  const due = { date: '2026-07-01', time: '14:30:00', time_zone: 'Europe/Vienna' };
  const odd = {
    ...task,
    title: 'Milk, "fresh"; 2 \\ day\nold 😀',
    tags: ['in, out', 'a;b'],
    due,
    priority: 3,
    is_completed: true,
  };
  const entry = nodeIcal.parseICS(calendarOf([], [{ ...odd, completed_at: '2026-07-01T10:00:00.000Z' }]))[task.id];
  t.match(entry, {
    type: 'VTODO',
    uid: task.id,
    summary: odd.title,
    priority: '3',
    status: 'COMPLETED',
    completion: '100',
  });
  const read: object = entry ?? {};
  t.equal('due' in read && read.due instanceof Date && read.due.toISOString(), '2026-07-01T12:30:00.000Z');
  t.equal(
    'completed' in read && read.completed instanceof Date && read.completed.toISOString(),
    '2026-07-01T10:00:00.000Z',
  );
});

t.test('no line is longer than 75 octets, and all end with CRLF', async () => {
  fc.assert(
    fc.property(account, ({ projects, tasks }) => {
      const lines = calendarOf(projects, tasks).split('\r\n');
      assert.equal(lines.pop(), '');
      for (const line of lines) assert.ok(Buffer.byteLength(line) <= 75 && !/[\r\n]/.test(line), JSON.stringify(line));
    }),
  );
});

t.test('a time zone has the offsets that Intl knows', async (t) => {
  for (const name of [
    'Europe/Vienna',
    'America/New_York',
    'Africa/Casablanca',
    'Asia/Kathmandu',
    'Australia/Lord_Howe',
  ]) {
    const zone = new ICAL.Timezone(new ICAL.Component(timeZoneComponent(name)));
    const format = new Intl.DateTimeFormat('sv-SE', { timeZone: name, dateStyle: 'short', timeStyle: 'medium' });
    for (let ms = Date.UTC(2000, 5); ms < Date.UTC(2049, 5); ms += 1_000_003_000) {
      const local = format.format(ms);
      const time = ICAL.Time.fromDateTimeString(local.replace(' ', 'T'));
      const utc = Date.parse(`${local.replace(' ', 'T')}Z`) - zone.utcOffset(time) * 1000;
      // Another moment may have the same local time, when clocks are set back.
      if (utc !== ms && format.format(utc) !== local) t.equal(format.format(utc), local, name);
    }
    t.pass(name);
  }
});
