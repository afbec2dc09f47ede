/** The fields of an error that are logged. */
export interface LoggableError {
  type: string;
  message: string;
  /** A SQLSTATE of PostgreSQL, or an error code of Node or Prisma. */
  code?: string;
  stack?: string;
  cause?: LoggableError;
}

const MAX_CAUSES = 5;

/**
 * Only the safe fields of an error: drivers attach row data of users to it (`Failing row contains …`).
 * @param error anything that was thrown
 * @param depth how many causes were followed so far
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
    ...(behind !== undefined && depth < MAX_CAUSES && { cause: loggable(behind, depth + 1) }),
  };
}
