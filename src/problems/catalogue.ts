import type { components } from '../../generated/contract.ts';

/** The stable, machine-readable name of an error. */
export type ProblemCode = components['schemas']['ProblemCode'];

interface Kind {
  readonly status: number;
  readonly title: string;
  readonly explanation: string;
}

/** The catalogue: the only place where an error gets its status. The contract's `ProblemCode` decides which codes there are. */
export const PROBLEMS: Readonly<Record<ProblemCode, Kind>> = {
  VALIDATION_FAILED: {
    status: 400,
    title: 'The request does not match the contract',
    explanation: 'A value is missing, unknown or not allowed. `errors` names each one and says what is allowed.',
  },
  MALFORMED_JSON: {
    status: 400,
    title: 'The body is not JSON',
    explanation: 'The body could not be read as JSON in UTF-8 (RFC 8259). `detail` says where reading stopped.',
  },
  INVALID_CURSOR: {
    status: 400,
    title: 'The cursor cannot be used here',
    explanation:
      'A cursor is only good for the list, sort and filters that it came from, a token of changes only for the changes of its user. Start again without one, and pass it on as it is.',
  },
  UNAUTHENTICATED: {
    status: 401,
    title: 'A valid token is needed',
    explanation:
      'Send `Authorization: Bearer <token>` with a token that is signed by the configured issuer and not expired.',
  },
  FORBIDDEN: {
    status: 403,
    title: 'This path belongs to another user',
    explanation:
      'The `user_id` in the path has to be the subject of the token, the word `me`, which stands for it, or the id of a team that the token names.',
  },
  INSUFFICIENT_SCOPE: {
    status: 403,
    title: 'The token does not allow this',
    explanation:
      'The token has scopes, and not all that this operation needs. `WWW-Authenticate` names them: ask the issuer for a token with those.',
  },
  ORIGIN_NOT_ALLOWED: {
    status: 403,
    title: 'Pages of this origin may not call this path',
    explanation:
      'The request comes from a page of an origin that is none of `CORS_ORIGINS`. At `/mcp` such requests are refused, so that no page can act for a user by a name of its own for this service.',
  },
  ROUTE_NOT_FOUND: {
    status: 404,
    title: 'There is nothing at this address',
    explanation: 'The path is none of the contract. `/openapi.json` lists those that are.',
  },
  TASK_NOT_FOUND: {
    status: 404,
    title: 'There is no such task',
    explanation: 'You have no task with this id: it never was, it was deleted, or it is not yours.',
  },
  PROJECT_NOT_FOUND: {
    status: 404,
    title: 'There is no such project',
    explanation: 'You have no project with this id: it never was, it was deleted, or it is not yours.',
  },
  TAG_NOT_FOUND: {
    status: 404,
    title: 'There is no such tag',
    explanation: 'None of your tasks has this tag. Tags are compared exactly, upper and lower case included.',
  },
  METHOD_NOT_ALLOWED: {
    status: 405,
    title: 'The method is not allowed here',
    explanation: 'The path exists, the method does not. The `Allow` header lists those that do.',
  },
  PROJECT_NOT_EMPTY: {
    status: 409,
    title: 'The project has tasks',
    explanation:
      'A project with tasks is deleted only when `tasks` says what becomes of them: `tasks=delete` deletes them as well, `tasks=keep` leaves them without a project. `task_count` says how many there are.',
  },
  CHANGES_EXPIRED: {
    status: 410,
    title: 'The changes since then are not known any more',
    explanation:
      'The token is older than the deletions that are kept, or the account was removed and made again. Start over without `since`, and drop what you have that does not come again.',
  },
  PRECONDITION_FAILED: {
    status: 412,
    title: 'A precondition does not hold',
    explanation:
      'What is there has another entity tag than `If-Match` names, or one that `If-None-Match` names; `detail` says which. Nothing was changed. Where somebody else was faster, `current` is what is there now, if it still is: merge, and send its `etag`.',
  },
  ID_DELETED: {
    status: 412,
    title: 'What had this id was deleted',
    explanation:
      'A creation that is sent again brings nothing back that was deleted meanwhile. To make it once more, take a new id.',
  },
  PAYLOAD_TOO_LARGE: {
    status: 413,
    title: 'The body is too large',
    explanation: 'The body has more bytes than the service accepts. `detail` states the limit.',
  },
  URI_TOO_LONG: {
    status: 414,
    title: 'The address is too long',
    explanation: 'The path and query have more characters than the service accepts. `detail` states the limit.',
  },
  UNSUPPORTED_MEDIA_TYPE: {
    status: 415,
    title: 'The format of the body is not supported',
    explanation:
      'The `Content-Type` is none of those that the contract lists for this operation, or the body is compressed (`Content-Encoding`), which no operation takes. `detail` says which, and what is taken.',
  },
  IDEMPOTENCY_KEY_REUSED: {
    status: 422,
    title: 'The idempotency key belongs to another request',
    explanation: 'A key stands for one request for 24 hours. Send the same body again, or take a new key.',
  },
  PRECONDITION_REQUIRED: {
    status: 428,
    title: 'If-Match is required',
    explanation:
      'This service makes changes only when `If-Match` says which version is meant, so that no write is lost.',
  },
  RATE_LIMITED: {
    status: 429,
    title: 'Too many requests',
    explanation:
      'A user, or an address that sends no valid token, has a number of requests a minute, and a user a number that may wait for the database at once, and a number of streams that may be open. `Retry-After` says when to try again.',
  },
  HEADERS_TOO_LARGE: {
    status: 431,
    title: 'The request headers are too large',
    explanation:
      'The request line and headers together have more bytes than the service accepts. Send fewer or shorter ones.',
  },
  INTERNAL: {
    status: 500,
    title: 'Something went wrong here',
    explanation: 'The fault is on this side. The `request_id` finds it in the log.',
  },
  METHOD_NOT_IMPLEMENTED: {
    status: 501,
    title: 'The service does not know this method',
    explanation:
      'The method is none that HTTP servers know, or it is CONNECT, which is for proxies. Methods are written in capitals.',
  },
  UNAVAILABLE: {
    status: 503,
    title: 'The service is not available for a moment',
    explanation:
      'Something that the service depends on cannot be reached or takes too long, or too many requests are at work already, of all users or of this one, who may be importing a file. `Retry-After` says when to try again; `outcome` says whether anything may have been changed all the same.',
  },
};

/** The last path segment of a problem's `type`: the code in lower case with hyphens. */
export function slugOf(code: ProblemCode): string {
  return code.toLowerCase().replaceAll('_', '-');
}
