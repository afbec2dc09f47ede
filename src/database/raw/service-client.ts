import pg from 'pg';
import { type MessageConnection, useRawRows } from './data-row.ts';

/**
 * A client whose rows stay as they were sent, and whose times are UTC whatever the server's setting is: they are read as text, and
 * Prisma's adapter overlooks the offset. As parameters of the start-up message (as libpq does with PGTZ), since poolers take
 * these two and refuse `options`.
 */
export class ServiceClient extends pg.Client {
  constructor(config?: pg.ClientConfig) {
    super(config);
    useRawRows((this as unknown as { connection: MessageConnection }).connection);
  }

  getStartupConf(): Record<string, string> {
    const inherited = pg.Client.prototype as unknown as { getStartupConf(): Record<string, string> };
    return { ...inherited.getStartupConf.call(this), TimeZone: 'UTC', DateStyle: 'ISO' };
  }
}
