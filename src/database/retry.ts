import { channel } from 'node:diagnostics_channel';
import { isLostConnection } from './failures.ts';
import type { RunStatement } from './statement.ts';

/** Told of each read that is repeated; costs nothing as long as nobody listens. */
export const readRepeated = channel('taskpact:read-repeated');

/**
 * Runs statements that only read, a second time where the connection was lost: they change nothing, so that it does no harm if the
 * first one was carried out as well. Once only, since a database that is down stays down for longer than that.
 * @param run runs a statement
 */
export function retryingLostReads(run: RunStatement): RunStatement {
  return async (statement, values) => {
    try {
      return await run(statement, values);
    } catch (error) {
      if (!isLostConnection(error)) throw error;
      readRepeated.publish(statement);
      return run(statement, values);
    }
  };
}
