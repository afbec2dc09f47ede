import { Writable } from 'node:stream';
import { type Logger, pino } from 'pino';

/** One line of the log. */
export interface LogLine {
  readonly level: number;
  readonly msg: string;
  readonly request_id?: string;
  readonly [field: string]: unknown;
}

/** The levels that tests ask for. */
export const LEVEL = { info: 30, warn: 40, error: 50 } as const;

/**
 * A log that is kept in memory.
 * @param level LOG_LEVEL; the lowest, when it is to be seen that nothing gets into it at any level
 */
export function memoryLog(level: 'info' | 'trace' = 'info'): { logger: Logger; text(): string; lines(): LogLine[] } {
  const written: string[] = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      written.push(String(chunk));
      done();
    },
  });
  return {
    logger: pino({ level, base: null }, stream),
    text: () => written.join(''),
    lines: () => written.map((line) => JSON.parse(line) as LogLine),
  };
}
