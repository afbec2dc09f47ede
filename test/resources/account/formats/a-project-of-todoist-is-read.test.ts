import t from 'tap';
import { CSV_READERS } from '../../../../src/resources/account/formats/readers.ts';
import { dueOf } from '../../../../src/resources/account/formats/todoist-dates.ts';
import { CONTEXT, FIXTURES, notesOf } from './files.ts';

t.test('an export', async (t) => {
  const file = await FIXTURES.todoist(CONTEXT);
  t.match(file.projects, [{ row: 1, entry: { name: 'Garden' } }]);
  const tasks = file.tasks.map(({ entry }) => entry);
  t.ok(tasks.every(({ project_id }) => project_id === file.projects[0]?.entry.id));
  t.match(tasks, [
    {
      title: 'Water the roof garden',
      description: 'Cans are in the shed',
      tags: ['home', 'plants'],
      priority: 1,
      due: { date: '2026-10-05', time: null, time_zone: null },
      metadata: { duration: '30 minute' },
    },
    {
      title: 'Write to ada@example.com',
      tags: [],
      priority: 1,
      due: null,
      metadata: { section: 'Every week', date: 'every monday at 9am', deadline: 'Oct 9 2026' },
    },
    { title: 'Order seeds, the "old" kind', priority: 9, metadata: { section: 'Every week' } },
    {
      title: 'Fill the cans',
      parent_id: tasks[0]?.id,
      description: 'The tap is\nbehind the door',
      priority: 0,
      due: { date: '2026-10-05', time: '07:30:00', time_zone: 'Europe/Vienna' },
      metadata: { responsible: 'Ben (4712)' },
    },
  ]);
  t.strictSame(notesOf(file), [
    '1 AUTHOR left_out: who created a task is not kept',
    '2 TYPE left_out: "meta" is no task, no section, and no comment of a task',
    '3 DURATION changed: it is now "duration" in the metadata',
    '4 RESPONSIBLE changed: it is now "responsible" in the metadata',
    '5 - changed: the comment is now at the end of the description of row 4',
    '7 - changed: the section "Every week" is now "section" in the metadata of its tasks',
    '8 DATE changed: "every monday at 9am" is no day of the calendar: it is now "date" in the metadata',
    '8 DEADLINE changed: it is now "deadline" in the metadata',
  ]);
});

t.test('indents', async (t) => {
  const rows = [1, 3, 2, '', 4, 'x'].map((indent, index) => `task,t${index},${indent}\n`);
  const file = await CSV_READERS.todoist(`TYPE,CONTENT,INDENT\n${rows.join('')}`, CONTEXT);
  const titles = new Map(file.tasks.map(({ entry }) => [entry.id, entry.title]));
  t.strictSame(
    file.tasks.map(({ entry }) => [entry.title, titles.get(entry.parent_id ?? '') ?? '']),
    [
      ['t0', ''],
      ['t3', ''],
      ['t5', ''],
      ['t1', 't0'],
      ['t2', 't0'],
      ['t4', 't3'],
    ],
  );
  t.strictSame(notesOf(file), ['7 INDENT changed: "x" is no whole number from 1 to 100: it is now 1']);
});

t.test('without the name of a project, tasks belong to none', async (t) => {
  const file = await CSV_READERS.todoist('TYPE,CONTENT\ntask,@errand\n', CONTEXT);
  t.match(file.tasks, [{ entry: { title: '@errand', tags: ['errand'], project_id: null } }]);
  t.strictSame(file.projects, []);
});

t.test('dates', async (t) => {
  for (const [text, date, time] of [
    ['2026-10-05', '2026-10-05', null],
    ['2026-10-05 15:30', '2026-10-05', '15:30:00'],
    ['Oct 5 2026', '2026-10-05', null],
    ['october 5th, 2026 at 9am', '2026-10-05', '09:00:00'],
    ['5 Oct 2026 12:05 am', '2026-10-05', '00:05:00'],
    ['28 Feb. 2026 @ 12pm', '2026-02-28', '12:00:00'],
  ] as const) {
    t.strictSame(dueOf(text, 'Europe/Vienna'), { date, time, time_zone: time && 'Europe/Vienna' }, text);
  }
  t.match(dueOf('2026-10-05T15:30:00Z', 'Europe/Vienna'), { time: '15:30:00', time_zone: 'UTC' });
  for (const text of [
    '',
    'tomorrow',
    'every 5 Oct 2026',
    '5 Oct',
    '30 Feb 2026',
    'Oct 5 2026 25:00',
    '5 Okt 2026',
    'Oct 5 2026 7',
  ]) {
    t.equal(dueOf(text, 'Europe/Vienna'), undefined, text);
  }
});
