import { randomBytes } from 'node:crypto';
import { smugglingShapes } from '../helpers/smuggling.ts';
import { tokenOf } from '../processes/service.ts';

/** An Authorization header for a user. */
export const as = (user: string): string => `Authorization: Bearer ${tokenOf(user)}`;

const mallory = as('mallory');

/**
 * A request as it goes over the wire, with keep-alive.
 * @param start method and target
 * @param headers lines
 * @param body JSON, where there is one
 */
export const requestOf = (start: string, headers: readonly string[] = [], body = ''): string =>
  [
    `${start} HTTP/1.1`,
    'Host: 127.0.0.1',
    ...headers,
    ...(body ? ['Content-Type: application/json', `Content-Length: ${Buffer.byteLength(body)}`] : []),
    '',
    body,
  ].join('\r\n');

const nested = (depth: number): string => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
const post = (body: string): string => requestOf('POST /api/me/tasks', [mallory], body);
const list = (query: string, ...headers: string[]): string =>
  requestOf(`GET /api/me/tasks?${query}`, [mallory, ...headers]);

/** Bodies that cost more to read, to keep or to look through than others of their length. */
const BODIES: readonly string[] = [
  post(nested(10_000)),
  post('['.repeat(60_000)),
  post(`{"title":${nested(5_000)}}`),
  post(`{${Array.from({ length: 4000 }, (_, index) => `"key${index}":1`).join()}}`),
  post(`{"title":"x",${Array.from({ length: 3000 }, () => '"position":1').join()}}`),
  post('{"__proto__":{"user_id":"alice"},"constructor":{"prototype":{"x":1}},"title":"x"}'),
  post(`{"title":"x","position":${'9'.repeat(60_000)}}`),
  post(`{"title":"x","position":1e${'9'.repeat(60_000)}}`),
  post(`{"title":"x","position":0.${'0'.repeat(60_000)}1}`),
  post(`{"title":"${'\\u0000'.repeat(10_000)}"}`),
  post(`{"title":"${' '.repeat(60_000)}"}`),
  post(`{"title":"${'\\ud83d'.repeat(10_000)}"}`),
];

/** For every pattern of the contract, and for those of the service itself: text that would keep a careless one busy. */
const PATTERNS: readonly string[] = [
  ...['(a+)+$', '(.*)*x', '%'.repeat(200), '_'.repeat(200), '\\'.repeat(200), `${'a'.repeat(199)}!`].map((q) =>
    list(`q=${encodeURIComponent(q)}`),
  ),
  ...[`${' ,'.repeat(4000)}x`, `"a"${', '.repeat(4000)}x`, '"'.repeat(8000), `"a"${','.repeat(8000)}"`].flatMap(
    (tags) => [
      list('limit=1', `If-None-Match: ${tags}`),
      requestOf('DELETE /api/me/tasks/019aa0a6-3f80-7c3e-9d3b-2f6d1c9b7a10', [mallory, `If-Match: ${tags}`]),
    ],
  ),
  requestOf('POST /api/me/tasks', [mallory, `Idempotency-Key: ${'x'.repeat(8000)} `], '{"title":"x"}'),
  list('limit=1', `X-Request-Id: ${'a'.repeat(8000)}!`),
  list(`created_after=${'2'.repeat(5000)}-01-01T00:00:00Z`),
  list(`created_after=2026-01-01T00:00:00.${'0'.repeat(6000)}Z`),
  list(`limit=${'1'.repeat(7000)}`),
  list(Array.from({ length: 1500 }, (_, index) => `a${index}`).join('&')),
  requestOf('GET /api/me/tasks', [`Authorization: Bearer ${' '.repeat(8000)}x`]),
  requestOf('GET /api/me/tasks', [`Authorization: Bearer ${'.'.repeat(8000)}`]),
  requestOf(`GET /api/${'%25'.repeat(2500)}/tasks`, [mallory]),
  requestOf(`GET ${'/a'.repeat(3900)}`),
  post(`{"title":"${' '.repeat(499)}\\u0000"}`),
];

const LARGE: readonly string[] = [
  requestOf('GET /health/live', [`X-Large: ${'x'.repeat(15_000)}`]),
  requestOf('GET /health/live', [`X-Large: ${'x'.repeat(60_000)}`]),
  requestOf(
    'GET /health/live',
    Array.from({ length: 1500 }, (_, index) => `X-${index}: ${index}`),
  ),
  requestOf(`GET /${'x'.repeat(30_000)}`),
];

const SHAPES: readonly string[] = smugglingShapes(`Bearer ${tokenOf('mallory')}`).map(({ bytes }) =>
  bytes(requestOf('POST /api/me/tasks', [mallory], '{"title":"hidden"}')),
);

/** A list behind a cursor that was never given out. */
export const randomCursor = (): string =>
  list(`cursor=${randomBytes(9 + Math.floor(Math.random() * 60)).toString('base64url')}`);

const inTurn = (texts: readonly string[]): (() => string | undefined) => {
  let turn = 0;
  return () => texts[turn++ % texts.length];
};

/** Requests that are cheap to send, by what is wrong with them; each gives the next one. */
export const FLOODS: Readonly<Record<string, () => string | undefined>> = {
  'headers that are too large': inTurn(LARGE),
  'bodies that are deep, wide or huge': inTurn(BODIES),
  'text for every pattern': inTurn(PATTERNS),
  'requests with another one in them': inTurn(SHAPES),
};

/** What connections say at once, and each second after that. */
export const SLOW: Readonly<Record<string, readonly [first: string, drip: string]>> = {
  'slow headers': ['GET /api/me/tasks HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ', 'x'],
  'slow bodies': [
    `${requestOf('POST /api/me/tasks', [mallory, 'Content-Type: application/json', 'Content-Length: 60000'])}{"title":"`,
    'x',
  ],
  'connections that say nothing': ['', ''],
};
