import { type Logger, pino } from 'pino';

/**
 * The log: one JSON object a line on standard output, written behind the requests rather than in them.
 * @param level the least level that is written
 */
export function createLogger(level: string): Logger {
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ dest: 1, sync: false }),
  );
}
