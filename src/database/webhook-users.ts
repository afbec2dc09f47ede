/**
 * What the follower of changes asks about all users together: no statement of these names a user. Each is a page of users, in the order
 * of ids, so that none takes longer than another however many there are.
 */
import type pg from 'pg';

/** Users per page. */
const PAGE = 10_000;

/** A question about all users: the types of its parameters, the columns of its rows, and its SQL. */
interface Question {
  readonly takes: string;
  readonly gives: string;
  /** Given the table of users, and that of how far the receiver has been told, with their schema where it is needed. */
  sql(users: string, cursors: string): string;
}

const BETWEEN = '(users.id > $1 AND ($2::text IS NULL OR users.id <= $2))';

/** The questions, by the names of the functions that answer them where row-level security lets nobody see all users. */
export const WEBHOOK_QUESTIONS = {
  /** The last user of the page behind a user; none: it is the last page. */
  taskpact_webhook_page: {
    takes: 'text',
    gives: 'id text',
    sql: (users) =>
      `SELECT users.id FROM ${users} AS users WHERE users.id > $1 ORDER BY users.id OFFSET ${PAGE - 1} LIMIT 1`,
  },
  /** Those of a page who have changed something that was not told; whether somebody tells it at the moment, or waits to try again. */
  taskpact_webhook_behind: {
    takes: 'text, text, timestamptz',
    gives: 'id text, is_leased boolean, is_waiting boolean',
    sql: (
      users,
      cursors,
    ) => `SELECT users.id, coalesce(cursors.leased_until > $3, false) AS is_leased, coalesce(cursors.next_attempt_at > $3, false) AS is_waiting
      FROM ${users} AS users LEFT JOIN ${cursors} AS cursors ON cursors.user_id = users.id
      WHERE ${BETWEEN} AND users.change_seq > coalesce(cursors.done_seq, 0)`,
  },
  /** Notes for those of a page who were there at a moment that all that they have is known. */
  taskpact_webhook_seed: {
    takes: 'text, text, timestamptz',
    gives: 'id text',
    sql: (
      users,
      cursors,
    ) => `INSERT INTO ${cursors} (user_id, done_seq) SELECT users.id, users.change_seq FROM ${users} AS users
      WHERE ${BETWEEN} AND users.created_at < $3 ON CONFLICT DO NOTHING RETURNING user_id AS id`,
  },
} satisfies Readonly<Record<string, Question>>;

/** A user who has changed something that the receiver was not told. */
export interface Behind {
  readonly id: string;
  /** Whether a process tells it at the moment, or has ended while it did. */
  readonly is_leased: boolean;
  /** Whether the next attempt comes later. */
  readonly is_waiting: boolean;
}

/** What is asked about all users. */
export interface WebhookUsers {
  /** The last user of the page behind a user; undefined: that page is the last one. */
  pageEnd(after: string): Promise<string | undefined>;
  /** Who of a page has changed something that the receiver was not told. */
  behind(after: string, end: string | undefined, now: Date): Promise<Behind[]>;
  /** Notes that nothing is to be told of what those of a page have who were there before a moment. */
  seed(after: string, end: string | undefined, before: Date): Promise<void>;
}

/**
 * Makes what asks about all users.
 * @param pool the connections
 * @param namesUser DATABASE_ROW_SECURITY: functions of the tables' owner are asked, as no single user can be named
 */
export function webhookUsers(pool: pg.Pool, namesUser: boolean): WebhookUsers {
  const ask = async <Row extends pg.QueryResultRow>(name: keyof typeof WEBHOOK_QUESTIONS, ...values: unknown[]) => {
    const { takes, sql }: Question = WEBHOOK_QUESTIONS[name];
    const places = takes.split(', ').map((_, index) => `$${index + 1}`);
    const text = namesUser ? `SELECT * FROM ${name}(${places.join(', ')})` : sql('users', 'webhook_cursors');
    return (await pool.query<Row>(text, values)).rows;
  };
  return {
    pageEnd: async (after) => (await ask<{ id: string }>('taskpact_webhook_page', after))[0]?.id,
    behind: (after, end, now) => ask<Behind>('taskpact_webhook_behind', after, end, now),
    async seed(after, end, before) {
      await ask('taskpact_webhook_seed', after, end, before);
    },
  };
}
