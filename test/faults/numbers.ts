import pg from 'pg';

/** What there is and what there was of a user, each with the number of its last change. */
const NUMBERED = ['tasks', 'projects', 'tombstones'].map((table) => `SELECT user_id, change_seq FROM ${table}`);

/** What must find nothing, however a transaction ended. */
const RULES: Readonly<Record<string, string>> = {
  'the number of a user is that of their last change': `
    SELECT id FROM users WHERE change_seq <> (
      SELECT coalesce(max(all_of_them.change_seq), 0) FROM (${NUMBERED.join(' UNION ALL ')}) AS all_of_them WHERE user_id = users.id)`,
  'nothing is there that was deleted': `
    SELECT id FROM tombstones JOIN (SELECT user_id, id FROM tasks UNION ALL SELECT user_id, id FROM projects) AS present USING (user_id, id)`,
};

/**
 * What is wrong with the numbers of changes in a PostgreSQL.
 * @param url of the database
 */
export async function faultsOfNumbers(url: string): Promise<string[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    const faults: string[] = [];
    for (const [rule, query] of Object.entries(RULES)) {
      const { rows } = await client.query<{ id: string }>(query);
      faults.push(...rows.map(({ id }) => `${rule}, but not ${id}`));
    }
    return faults;
  } finally {
    await client.end();
  }
}
