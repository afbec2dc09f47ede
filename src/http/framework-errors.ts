import type { Translate } from '../problems/error-handler.ts';
import { Problem } from '../problems/index.ts';
import { validationFailed } from '../problems/invalid.ts';

/** Maximum length of path and query in characters: RFC 9110, section 4.1, recommends to accept at least 8,000. */
export const MAX_URL_LENGTH = 8000;

/** A 414 that states the limit. */
export const uriTooLong = (): Problem =>
  new Problem('URI_TOO_LONG', { detail: `Path and query may have at most ${MAX_URL_LENGTH} characters.` });

const BY_CODE: Readonly<Record<string, (bodyLimit: number) => Problem>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: (limit) =>
    new Problem('PAYLOAD_TOO_LARGE', { detail: `The body may have at most ${limit} bytes.` }),
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: () =>
    new Problem('MALFORMED_JSON', { detail: 'The body has another length than Content-Length says.' }),
  FST_ERR_MAX_PARAM_LENGTH: uriTooLong,
  FST_ERR_BAD_URL: () =>
    validationFailed([{ in: 'path', detail: 'is not UTF-8 in percent-encoding', keyword: 'format' }]),
};

/** Translates Fastify's own errors. */
export const frameworkErrors: Translate = (error, request) => {
  // Node's message when a client disconnects before its body is complete; without this it would pass for a lost database connection.
  if (error.message === 'aborted') return new Problem('MALFORMED_JSON', { detail: 'The body broke off.' });
  // @fastify/static's error for If-Match and If-Unmodified-Since; the tags of its files are weak.
  if ((error as { statusCode?: number }).statusCode === 412) {
    return new Problem('PRECONDITION_FAILED', { detail: 'The file is not as If-Match or If-Unmodified-Since asks.' });
  }
  if (request.url.length > MAX_URL_LENGTH) return uriTooLong();
  return BY_CODE[(error as { code?: string }).code ?? '']?.(request.routeOptions.bodyLimit);
};
