/** What the log says of an error. */
export interface LoggableError {
  type: string;
  message: string;
  /** Of PostgreSQL (SQLSTATE), of Node or of Prisma. */
  code?: string;
  stack?: string;
  cause?: LoggableError;
}

const DEEPEST_CAUSE = 5;

/**
 * An error without what hangs on it besides: drivers put whole rows there (`Failing row contains …`), and those are the users'.
 * @param error anything that was thrown
 * @param depth how many causes led here
 */
export function loggable(error: unknown, depth = 0): LoggableError {
  if (!(error instanceof Error)) return { type: typeof error, message: 'something that is no error was thrown' };
  const { code, meta, cause } = error as { code?: unknown; meta?: { driverAdapterError?: unknown }; cause?: unknown };
  const behind = meta?.driverAdapterError ?? cause;
  return {
    type: error.name,
    message: error.message,
    ...(typeof code === 'string' && { code }),
    ...(error.stack !== undefined && { stack: error.stack }),
    ...(behind !== undefined && depth < DEEPEST_CAUSE && { cause: loggable(behind, depth + 1) }),
  };
}
