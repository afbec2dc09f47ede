import { type DestinationStream, type Logger, pino } from 'pino';
import type { Config } from '../config/index.ts';
import { loggable } from '../problems/loggable.ts';

/** JSON, one object per line, written in the background so that requests do not wait for it. */
const asJson = (): DestinationStream => pino.destination({ dest: 1, sync: false, minLength: 4096, periodicFlush: 100 });

/** Readable lines, written immediately; undefined if pino-pretty is not installed, as in production. */
async function readable(): Promise<DestinationStream | undefined> {
  const pretty = await import('pino-pretty').catch(() => undefined);
  if (!pretty) return undefined;
  const format = pretty.default.prettyFactory({ colorize: true, translateTime: 'SYS:HH:MM:ss.l', singleLine: true });
  return { write: (line) => process.stdout.write(format(line)) };
}

/**
 * The logger on standard output: one JSON object per line, or readable lines on a terminal in development.
 * @param config the lowest level that is logged, and whether this is development
 */
export async function createLogger({
  LOG_LEVEL: level,
  NODE_ENV,
}: Pick<Config, 'LOG_LEVEL' | 'NODE_ENV'>): Promise<Logger> {
  const isTerminal = NODE_ENV === 'development' && process.stdout.isTTY;
  const destination = (isTerminal && (await readable())) || asJson();
  // pino's own serializer would treat a LoggableError as an error of type Object.
  const serializers = { err: (given: unknown) => (given instanceof Error ? loggable(given) : given) };
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime, serializers }, destination);
}
