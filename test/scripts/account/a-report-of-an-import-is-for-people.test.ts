import t from 'tap';
import { reportText } from '../../../scripts/account/report.ts';

const NONE = { created: 0, existing: 0, left_out: 0 };
const REPORT = { format: 'todoist', dry_run: false, projects: NONE, tasks: NONE, notes: [], notes_total: 0 } as const;

t.test('what came of it, and what was changed', async (t) => {
  const projects = { created: 1, existing: 2, left_out: 0 };
  const tasks = { created: 30, existing: 4, left_out: 5 };
  const notes = [
    { row: 3, field: 'DATE', action: 'changed', detail: '"tomorrow" is no day of the calendar' },
    { row: 4, action: 'left_out', detail: 'it has the same id as row 2, which is kept' },
  ] as const;
  t.equal(
    reportText('Home.csv', { ...REPORT, projects, tasks, notes: [...notes], notes_total: 12 }),
    `Home.csv as todoist:
  projects  1 created, 2 there already, 0 deleted before and left out
  tasks     30 created, 4 there already, 5 deleted before and left out
Changed or left out: 12
  row 3, DATE: "tomorrow" is no day of the calendar
  row 4: left out: it has the same id as row 2, which is kept
  and 10 more
`,
  );
});

t.test('a dry run says so', async (t) => {
  const text = reportText('Home.csv', { ...REPORT, notes: [], dry_run: true });
  t.match(text, /^Home\.csv as todoist; a dry run, nothing was changed:\n/);
  t.notMatch(text, 'Changed or left out');
});

t.test('a file gives the terminal no commands', async (t) => {
  const notes = [{ row: 1, field: 'a\u001b[31mb', action: 'changed' as const, detail: 'c\r\n\u009b2Jd' }];
  const text = reportText('\u0007Home.csv', { ...REPORT, notes, notes_total: 1 });
  t.notMatch(text, /[^\P{Cc}\n]/u);
  t.match(text, /\n {2}row 1, ab: c/);
});
