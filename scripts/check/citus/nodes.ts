import pg from 'pg';

/** A server of a cluster. */
export interface ClusterNode {
  readonly host: string;
  readonly port: number;
  readonly isCoordinator: boolean;
}

/**
 * The servers of a cluster, the coordinator first.
 * @param url the URL of its database on one of them
 * @throws what the driver throws when the server cannot be asked, or has no citus extension
 */
export async function clusterNodes(url: string): Promise<ClusterNode[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  const sql = `SELECT nodename AS host, nodeport AS port, groupid = 0 AS "isCoordinator" FROM pg_dist_node
    WHERE isactive AND noderole = 'primary' ORDER BY groupid`;
  return (await client.query<ClusterNode>(sql).finally(() => client.end())).rows;
}

/**
 * The URL of a database on another server of the cluster, which takes the same role and password.
 * @param url the URL on one of them
 * @param node the other one
 */
export function urlAt(url: string, { host, port }: ClusterNode): string {
  const there = new URL(url);
  there.hostname = host;
  there.port = String(port);
  return there.href;
}
