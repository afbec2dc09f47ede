import { randomUUID } from 'node:crypto';
import type { Test } from 'tap';
import { clusterNodes, urlAt } from '../../scripts/check/citus/nodes.ts';
import { runSql } from '../database/sql.ts';

/** The coordinator of a cluster whose database is migrated and distributed, as `npm run test:citus` gives it. */
export const CLUSTER = process.env.TEST_CITUS_URL ?? '';

/** For `skip:` of a test that needs a cluster: false when there is one, else why it is skipped. */
export const withoutCluster = CLUSTER
  ? false
  : 'needs a Citus cluster: npm run test:citus -- --database-url postgresql://…';

/** The URL of another database on the same server. */
function inDatabase(url: string, name: string): string {
  const there = new URL(url);
  there.pathname = `/${name}`;
  return there.href;
}

/**
 * An empty database with citus on all servers, dropped when the test ends.
 * @returns its URL on the coordinator
 */
export async function scratchCluster(t: Test): Promise<string> {
  const name = `scratch_${randomUUID().replaceAll('-', '')}`;
  const nodes = await clusterNodes(CLUSTER);
  t.teardown(async () => {
    for (const node of nodes) await runSql(urlAt(CLUSTER, node), `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  });
  for (const node of nodes) {
    await runSql(urlAt(CLUSTER, node), `CREATE DATABASE ${name}`);
    await runSql(inDatabase(urlAt(CLUSTER, node), name), 'CREATE EXTENSION citus');
  }
  const url = inDatabase(CLUSTER, name);
  for (const { host, port, isCoordinator } of nodes) {
    const add = isCoordinator ? 'citus_set_coordinator_host' : 'citus_add_node';
    await runSql(url, `SELECT ${add}('${host}', ${port})`);
  }
  return url;
}
