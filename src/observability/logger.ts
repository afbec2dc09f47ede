import { type DestinationStream, type Logger, pino } from 'pino';
import type { Config } from '../config/index.ts';
import { loggable } from '../problems/loggable.ts';

/** JSON, one object a line, behind the requests rather than in them. */
const asJson = (): DestinationStream => pino.destination({ dest: 1, sync: false, minLength: 4096, periodicFlush: 100 });

/** Lines for people, each at once; undefined where what makes them is not installed, as in production. */
async function forPeople(): Promise<DestinationStream | undefined> {
  const pretty = await import('pino-pretty').catch(() => undefined);
  if (!pretty) return undefined;
  const format = pretty.default.prettyFactory({ colorize: true, translateTime: 'SYS:HH:MM:ss.l', singleLine: true });
  return { write: (line) => process.stdout.write(format(line)) };
}

/**
 * The log on standard output: one JSON object a line, or in development, on a terminal, something readable.
 * @param config least level that is written, and whether this is development
 */
export async function createLogger({
  LOG_LEVEL: level,
  NODE_ENV,
}: Pick<Config, 'LOG_LEVEL' | 'NODE_ENV'>): Promise<Logger> {
  const isRead = NODE_ENV === 'development' && process.stdout.isTTY;
  const destination = (isRead && (await forPeople())) || asJson();
  // pino's own serializer would take what is loggable already for an error, of the type Object.
  const serializers = { err: (given: unknown) => (given instanceof Error ? loggable(given) : given) };
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime, serializers }, destination);
}
