/** What is told of a write in a batch that has a problem. */
import { type InvalidValue, Problem } from '../../problems/index.ts';

/** Where in the body of the batch a value of a write is, which would be elsewhere in a request of its own. */
function inBatch(at: string, { in: part, pointer, name, ...error }: InvalidValue): InvalidValue {
  const where = part === 'body' ? `/body${pointer ?? ''}` : part === 'query' ? `/query/${name}` : `/${name}`;
  return { in: 'body', pointer: at + where, ...error };
}

/**
 * The problem of a write, as that of the batch: without headers, which are about one entry.
 * @param index of the write
 * @param problem as it would be of a request of its own
 */
export function problemOfWrite(index: number, { code, message, errors, members, cause }: Problem): Problem {
  const operation = `/operations/${index}`;
  const found = errors?.map((error) => inBatch(operation, error));
  const [first] = found ?? [];
  return new Problem(code, {
    detail: first ? `body ${first.pointer}: ${first.detail}` : message,
    ...(found && { errors: found }),
    members: { ...members, operation },
    cause,
  });
}
