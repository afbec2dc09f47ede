/** The upper 32 of the 48 bits of the time in the first task's id: the beginning of 2024. */
const FIRST = 26_002_000;

const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0');

/** The name of a user. @param user its number, from 1 to 65,535 */
export const userId = (user: number): string => `user-${String(user).padStart(5, '0')}`;

/**
 * The id of a task that {@link fillSql} makes: a version 7 UUID (RFC 9562, section 5.7), a minute later for each task of a user.
 * @param user the number of its user
 * @param task its number among the tasks of that user, from 1
 */
export const taskId = (user: number, task: number): string =>
  `${hex(FIRST + task, 8)}-${hex(user, 4)}-7000-8000-${hex(task, 12)}`;

/** How many projects each user has. */
export const PROJECTS = 5;

/** The id of a project that {@link fillSql} makes. @param project its number among those of that user, from 1 */
export const projectId = (user: number, project: number): string =>
  `${hex(FIRST, 8)}-${hex(user, 4)}-7000-8000-${hex(project, 12)}`;

/** The id of something of a user u: {@link taskId} and {@link projectId} in SQL. */
const idSql = (moment: string, number: string): string =>
  `(lpad(to_hex(${moment}), 8, '0') || '-' || lpad(to_hex(u), 4, '0') || '-7000-8000-' || lpad(to_hex(${number}), 12, '0'))::uuid`;

const USER = "'user-' || lpad(u::text, 5, '0')";

/** Which project the nth task of a user is in; the last of the numbers is none. */
const projectSql = (task: string): string => `(${task} / 6) % ${PROJECTS + 1} + 1`;

/** Where the due dates begin, and how many tasks come before those of the next day begin. */
const FIRST_DUE = '2024-01-01';
const DUE_PER_DAY = 20;

/** The day on which a task of this number may be due at the earliest, `2024-02-29`. */
export const dueDay = (task: number): string =>
  new Date(Date.parse(FIRST_DUE) + Math.floor(task / DUE_PER_DAY) * 86_400_000).toISOString().slice(0, 10);

/** The columns of a task: the nth of user u, made `at`. Every third is completed, every sixth is below the one before. */
const TASK: Readonly<Record<string, string>> = {
  user_id: USER,
  id: idSql(`${FIRST} + n`, 'n'),
  project_id: `CASE WHEN ${projectSql('top')} <= ${PROJECTS} THEN ${idSql(String(FIRST), projectSql('top'))} END`,
  parent_id: `CASE WHEN top < n THEN ${idSql(`${FIRST} + top`, 'top')} END`,
  title: 'title',
  description: 'description',
  is_completed: 'n % 3 = 0',
  completed_at: 'CASE WHEN n % 3 = 0 THEN at END',
  completed_by: `CASE WHEN n % 3 = 0 THEN ${USER} END`,
  // However many tasks there are, about nine are due on a day.
  due_date: `CASE WHEN n % 9 < 4 THEN date '${FIRST_DUE}' + n / ${DUE_PER_DAY} + n * 37 % 60 END`,
  due_time: "CASE WHEN n % 9 < 4 AND n % 7 < 2 THEN '07:00'::time + n % 52 * interval '15 minutes' END",
  due_time_zone: "CASE WHEN n % 9 < 4 AND n % 14 = 0 THEN 'Europe/Vienna' END",
  priority: 'CASE WHEN n % 10 < 3 THEN 1 + n % 9 ELSE 0 END',
  tags: 'tags',
  metadata: `CASE WHEN n % 10 = 4 THEN jsonb_build_object('crm_id', 'A-' || n % 9000) ELSE '{}' END`,
  position: 'extract(epoch FROM at) * 1000',
  created_by: USER,
  created_at: 'at',
  updated_at: 'at',
  search_title: 'lower(title)',
  search_description: 'lower(description)',
  search_tags: 'tags',
};

/** The texts of the nth task of user u: they are searched as well. */
const TEXTS = `
  (ARRAY['Call', 'Order', 'Write to', 'Send the papers to', 'Ask again at', 'Pay', 'Prepare the meeting with'])[1 + n % 7] || ' ' ||
    (ARRAY['the dentist', 'Ms Okafor', 'the kitchen shop', 'the tax office about last year', 'José', '東京の事務所'])[1 + (n + u) % 6] AS title,
  CASE WHEN n % 2 = 0 THEN repeat('They open at nine; the number is on the letter. ', 1 + n % 5) || 'Number ' || n END AS description,
  CASE WHEN n % 5 < 2 THEN (ARRAY[words[1 + n % 8], words[1 + (n + 3) % 8], words[1 + (n + 5) % 8]])[:1 + n % 3] ELSE '{}' END AS tags`;

const WORDS = `ARRAY['errand', 'phone', 'at the computer', 'waiting', '5 minutes', 'müll', 'with ada', 'money']`;

/**
 * The SQL that makes users with projects and tasks; the same ids as {@link userId}, {@link projectId} and {@link taskId}.
 * @param users the numbers of the first and the last user
 * @param tasks how many each gets
 * @param order of the rows in the table: by time, or one user after the other
 */
export function fillSql(users: readonly [number, number], tasks: number, order: 'by time' | 'by user'): string[] {
  const [first, last] = users.map((user) => Math.trunc(user));
  const sequence = order === 'by time' ? 'n, u' : 'u, n';
  const began = `to_timestamp(${FIRST}::bigint * 65.536)`;
  return [
    `INSERT INTO users (id, created_at) SELECT ${USER}, ${began} FROM generate_series(${first}, ${last}) u`,
    `INSERT INTO projects (user_id, id, name, position, created_at, updated_at, search_name)
     SELECT ${USER}, ${idSql(String(FIRST), 'p')}, 'Project ' || p, p, ${began}, ${began}, 'project ' || p
     FROM generate_series(${first}, ${last}) u, generate_series(1, ${PROJECTS}) p`,
    `INSERT INTO tasks (${Object.keys(TASK).join(', ')}) SELECT ${Object.values(TASK).join(', ')}
     FROM (SELECT u, n, CASE WHEN n % 6 = 0 THEN n - 1 ELSE n END AS top, ${TEXTS},
             to_timestamp(((${FIRST} + n)::bigint * 65536 + u) / 1000.0) AS at
           FROM generate_series(${first}, ${last}) u, generate_series(1, ${tasks}) n, (VALUES (${WORDS})) listed(words)
           ORDER BY ${sequence}) made`,
  ];
}
