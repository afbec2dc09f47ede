import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import t, { type Test } from 'tap';
import { temporaryFolder } from '../../../helpers/embedded-template.ts';
import { runToEnd } from '../../../processes/program.ts';
import { startService, tokenOf } from '../../../processes/service.ts';

// Each command is a process, and the service has an embedded database.
t.setTimeout(240_000);

const folder = await temporaryFolder(t);
const { origin } = await startService(t, { DATA_DIR: join(folder, 'data') });

const inFolder = (name: string) => join(folder, name);

/** Runs a command for a user. */
function taskpact(t: Test, user: string, command: 'export' | 'import', ...parameters: string[]) {
  const env = { TASKPACT_TOKEN: tokenOf(user), TASKPACT_URL: origin };
  return runToEnd(t, 'scripts/taskpact.ts', [command, ...parameters], env);
}

await writeFile(
  inFolder('Home.csv'),
  'TYPE,CONTENT,INDENT,DATE\ntask,Mend the roof @house,1,Oct 5 2026\ntask,Buy tiles,2,soon\n',
);

t.test('a file of Todoist goes in, and all comes out as JSON and into another account', async (t) => {
  const dry = await taskpact(t, 'alice', 'import', '--dry-run', '--format', 'todoist', inFolder('Home.csv'));
  t.strictSame([dry.code, dry.complaint], [0, '']);
  t.equal(dry.lines[0], 'Home.csv as todoist; a dry run, nothing was changed:');
  const made = await taskpact(t, 'alice', 'import', '--format', 'todoist', inFolder('Home.csv'));
  t.strictSame(made, {
    code: 0,
    complaint: '',
    lines: [
      'Home.csv as todoist:',
      '  projects  1 created, 0 there already, 0 deleted before and left out',
      '  tasks     2 created, 0 there already, 0 deleted before and left out',
      'Changed or left out: 1',
      '  row 3, DATE: "soon" is no day of the calendar: it is now "date" in the metadata',
    ],
  });
  const out = await taskpact(t, 'alice', 'export', '--output', inFolder('alice.json'));
  t.strictSame(out, { code: 0, lines: [], complaint: `wrote ${inFolder('alice.json')}\n` });
  const { projects, tasks } = JSON.parse(await readFile(inFolder('alice.json'), 'utf8'));
  t.match(projects, [{ name: 'Home' }]);
  t.match(tasks, [
    { title: 'Mend the roof', tags: ['house'] },
    { title: 'Buy tiles', parent_id: tasks[0].id },
  ]);

  const again = await taskpact(t, 'alice', 'import', inFolder('alice.json'));
  t.equal(again.lines[2], '  tasks     0 created, 2 there already, 0 deleted before and left out');
  const other = await taskpact(t, 'bob', 'import', inFolder('alice.json'));
  t.equal(other.lines[2], '  tasks     2 created, 0 there already, 0 deleted before and left out');
  const json = await taskpact(t, 'bob', 'export');
  const theirs = JSON.parse(json.lines.join('\n'));
  // Whose they are, and who made them: whoever imports.
  const withoutUser = (entries: object[]) => entries.map((entry) => ({ ...entry, user_id: '', created_by: '' }));
  t.strictSame(withoutUser(theirs.tasks), withoutUser(tasks), 'the same ids, versions and times');
});

t.test('as CSV and iCalendar', async (t) => {
  await taskpact(t, 'carol', 'import', '--format', 'todoist', '--project-name', 'House', inFolder('Home.csv'));
  t.equal((await taskpact(t, 'carol', 'export', '--output', inFolder('carol.csv'))).code, 0);
  const csv = await taskpact(t, 'dave', 'import', inFolder('carol.csv'));
  t.strictSame(csv.lines.slice(1), [
    '  projects  1 created, 0 there already, 0 deleted before and left out',
    '  tasks     2 created, 0 there already, 0 deleted before and left out',
  ]);
  const { code, lines } = await taskpact(t, 'carol', 'export', '--format', 'ics');
  t.equal(code, 0);
  t.match(lines, ['BEGIN:VCALENDAR', 'VERSION:2.0']);
  t.equal(lines.filter((line) => line === 'BEGIN:VTODO').length, 2);
  t.ok(lines.includes('X-TASKPACT-PROJECT;VALUE=TEXT:House'));
});

t.test('what is refused says why, and leaves no file', async (t) => {
  await writeFile(inFolder('broken.csv'), 'title\n"Milk\n');
  const broken = await taskpact(t, 'erin', 'import', inFolder('broken.csv'));
  t.match(broken, { code: 1, lines: [], complaint: /^import: [^\n]*Quote Not Closed[^\n]*\n$/ });
  const env = { TASKPACT_TOKEN: 'none', TASKPACT_URL: origin };
  const stranger = await runToEnd(t, 'scripts/taskpact.ts', ['export', '--output', inFolder('none.json')], env);
  t.match(stranger, {
    code: 1,
    lines: [],
    complaint: /^export: .*\nTASKPACT_TOKEN has to be a valid token of the user\.\n$/s,
  });
  t.strictSame(
    (await readdir(folder)).filter((name) => /none|part/.test(name)),
    [],
  );
});

t.test('a mistake on the command line is told before anything is sent', async (t) => {
  for (const [parameters, complaint] of [
    [['import'], 'import: one FILE has to be given; --help says more\n'],
    [['import', 'tasks.ics'], 'import: tasks.ics is iCalendar, which goes out and not in\n'],
    [['import', 'nowhere.csv'], 'import: nowhere.csv is no file\n'],
    [
      ['import', '--format', 'csv', 'notes.txt'],
      'import: --format must be one of taskpact, todoist, google_tasks, vikunja\n',
    ],
    [['export', '--format', 'xml'], 'export: --format must be json, csv, ics, not xml\n'],
    [['export', '--url', 'tasks'], 'export: tasks is no address of a service, like https://tasks.example\n'],
  ] as const) {
    const [command, ...rest] = parameters;
    t.strictSame(await taskpact(t, 'alice', command, ...rest), { code: 2, lines: [], complaint });
  }
  const tokenless = await runToEnd(t, 'scripts/taskpact.ts', ['export'], {});
  t.strictSame(tokenless, {
    code: 2,
    lines: [],
    complaint:
      'export: TASKPACT_TOKEN is not set: it has to be a token of the user, such as npm run --silent token -- --sub alice prints\n',
  });
});
