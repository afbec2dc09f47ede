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

/**
 * The SQL that makes users and their tasks; the same ids as {@link userId} and {@link taskId}. Every third task is completed.
 * @param users the numbers of the first and the last user
 * @param tasks how many each gets
 * @param order of the rows in the table: by time, or one user after the other
 */
export function fillSql(users: readonly [number, number], tasks: number, order: 'by time' | 'by user'): string[] {
  const [first, last] = users.map((user) => Math.trunc(user));
  const sequence = order === 'by time' ? 'n, u' : 'u, n';
  return [
    `INSERT INTO users (id, created_at)
     SELECT 'user-' || lpad(u::text, 5, '0'), to_timestamp(${FIRST}::bigint * 65.536) FROM generate_series(${first}, ${last}) u`,
    `INSERT INTO tasks (user_id, id, title, description, is_completed, completed_at, position, created_at, updated_at)
     SELECT 'user-' || lpad(u::text, 5, '0'),
            (lpad(to_hex(${FIRST} + n), 8, '0') || '-' || lpad(to_hex(u), 4, '0') || '-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid,
            (ARRAY['Call', 'Order', 'Write to', 'Send the papers to', 'Ask again at', 'Pay', 'Prepare the meeting with'])[1 + n % 7] || ' ' ||
            (ARRAY['the dentist', 'Ms Okafor', 'the kitchen shop', 'the tax office about last year', 'José', '東京の事務所'])[1 + (n + u) % 6],
            CASE WHEN n % 2 = 0 THEN repeat('They open at nine; the number is on the letter. ', 1 + n % 5) || 'Number ' || n END,
            n % 3 = 0,
            CASE WHEN n % 3 = 0 THEN at END,
            n % 100, at, at
     FROM (SELECT u, n, to_timestamp(((${FIRST} + n)::bigint * 65536 + u) / 1000.0) AS at
           FROM generate_series(${first}, ${last}) u, generate_series(1, ${tasks}) n ORDER BY ${sequence}) made`,
  ];
}
