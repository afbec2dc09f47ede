import type { Socket } from 'node:net';
import pg from 'pg';

/** What this needs of the driver's client (pg, lib/client.js). */
interface Cancellable {
  readonly host: string;
  readonly port: number;
  readonly ssl: unknown;
  readonly sslNegotiation: string;
  readonly processID: number | null;
  readonly secretKey: number;
  readonly connection: { readonly stream: Socket };
}

/** What this needs of the driver's connection (pg, lib/connection.js). */
interface CancelConnection extends NodeJS.EventEmitter {
  readonly stream: Socket;
  connect(portOrPath: number | string, host?: string): void;
  requestSsl(): void;
  cancel(processId: number, secretKey: number): void;
}

const CancelConnection = pg.Connection as unknown as new (
  config: Pick<Cancellable, 'ssl' | 'sslNegotiation'>,
) => CancelConnection;

/**
 * Asks PostgreSQL to end what a connection is doing (https://www.postgresql.org/docs/current/protocol-flow.html#PROTOCOL-FLOW-CANCELING-REQUESTS).
 * The request names the connection and no statement: the connection must have one statement under way, and take no other after it.
 * @param pooled the connection
 * @param withinMs how long the request may take, in milliseconds
 */
export function cancelRunning(pooled: pg.PoolClient, withinMs: number): void {
  const client = pooled as unknown as Cancellable;
  const { host, port, ssl, sslNegotiation, processID, secretKey } = client;
  // A pooler need not say what its connection is called.
  if (processID === null) return;
  const connection = new CancelConnection({ ssl, sslNegotiation });
  const overdue = setTimeout(() => connection.stream.destroy(), withinMs);
  connection.on('error', () => {});
  connection.on('end', () => clearTimeout(overdue));
  if (ssl && sslNegotiation !== 'direct') connection.on('connect', () => connection.requestSsl());
  connection.on(ssl ? 'sslconnect' : 'connect', () => connection.cancel(processID, secretKey));
  // A name may stand for several servers: the one that is connected has the statement. Its certificate is for the name.
  const { remoteAddress = host } = client.connection.stream;
  if (host.startsWith('/')) connection.connect(`${host}/.s.PGSQL.${port}`);
  else connection.connect(port, ssl ? host : remoteAddress);
}

/**
 * Ends a connection at once. The driver's own way waits for the answers to all that was sent.
 * @param client the connection; what it has not answered fails
 */
export function destroy(client: pg.PoolClient): void {
  (client as unknown as Cancellable).connection.stream.destroy();
}
