import { createHook } from 'node:async_hooks';
import { get as getOver, type IncomingMessage } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import t from 'tap';
import { newUser, startApp, startOwnApp } from '../../helpers/app.ts';
import { listen } from '../../helpers/raw.ts';

// In production, where no page of another origin may call unless it is listed: so Origin decides nothing.
const { app } = await startApp(t, { NODE_ENV: 'production' });

const DECODED = { br: brotliDecompressSync, gzip: gunzipSync, identity: (bytes: Buffer) => bytes };

const COMPRESSED = [
  ...['/openapi.json', '/openapi.yaml', '/workflows.yaml', '/docs'],
  ...['page.css', 'page.js', 'swagger-ui.css', 'swagger-ui-bundle.js'].map((name) => `/docs/static/${name}`),
];

const get = (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers });

t.test('each is the same in every encoding, and says in which it is', async (t) => {
  for (const url of COMPRESSED) {
    const plain = await get(url);
    t.equal(plain.headers['content-encoding'], undefined, url);
    for (const [coding, decode] of Object.entries(DECODED)) {
      const { statusCode, headers, rawPayload } = await get(url, { 'accept-encoding': coding });
      t.equal(statusCode, 200, `${url} ${coding}`);
      t.ok(decode(rawPayload).equals(plain.rawPayload), `${url} ${coding}`);
      t.equal(headers['content-type'], plain.headers['content-type']);
      t.equal(headers['content-length'], String(rawPayload.length));
      t.equal(headers.vary, 'Accept-Encoding');
      if (coding === 'identity') continue;
      t.equal(headers['content-encoding'], coding);
      t.ok(rawPayload.length < plain.rawPayload.length, `${url} ${coding} is smaller`);
    }
  }
});

const CODINGS = Object.keys(DECODED);

/** The ETag in each encoding. */
async function etagsOf(url: string): Promise<string[]> {
  const answers = await Promise.all(CODINGS.map((coding) => get(url, { 'accept-encoding': coding })));
  return answers.map(({ headers }) => String(headers.etag));
}

t.test('each encoding has a strong ETag of its own', async (t) => {
  for (const url of COMPRESSED) {
    const etags = await etagsOf(url);
    for (const etag of etags) t.match(etag, /^"[\x21\x23-\x7e]+"$/, url);
    t.equal(new Set(etags).size, CODINGS.length, url);
  }
});

t.test('304 is for the encoding that is known, and no other', async (t) => {
  for (const url of COMPRESSED) {
    const etags = await etagsOf(url);
    for (const [asked, coding] of CODINGS.entries()) {
      for (const [known, etag] of etags.entries()) {
        const answer = await get(url, { 'accept-encoding': coding, 'if-none-match': etag });
        const name = `${url}: ${CODINGS[known]} is known, ${coding} is asked for`;
        t.match(answer.headers, { etag: etags[asked], vary: 'Accept-Encoding' }, name);
        t.equal(answer.statusCode, known === asked ? 304 : 200, name);
        const isEmpty = answer.body === '' && answer.headers['content-encoding'] === undefined;
        t.equal(isEmpty, known === asked, name);
      }
    }
  }
});

/** Accept-Encoding, and what it gets (RFC 9110, section 12.5.3). */
const NEGOTIATED: readonly (readonly [string, string | undefined])[] = [
  ['gzip, deflate, br, zstd', 'br'],
  ['gzip, deflate', 'gzip'],
  ['gzip;q=1.0, br;q=0.5', 'gzip'],
  ['br;q=0.5, gzip;q=0.8, identity;q=0.9', undefined],
  ['br;q=0, gzip', 'gzip'],
  ['br;q=0, *', 'gzip'],
  ['*', 'br'],
  ['*;q=0', undefined],
  ['*;q=0.1, identity', undefined],
  ['BR', 'br'],
  ['zstd, deflate', undefined],
  ['gzip;q=0.001', 'gzip'],
  ['identity;q=0', undefined],
  ['', undefined],
  [', ;q=x, %', undefined],
];

t.test('the client says which it prefers, by its q-values', async (t) => {
  for (const url of ['/openapi.json', '/docs', '/docs/static/page.js']) {
    for (const [accept, want] of NEGOTIATED) {
      const { statusCode, headers } = await get(url, { 'accept-encoding': accept });
      t.strictSame([statusCode, headers['content-encoding']], [200, want], `${url} ${accept}`);
    }
  }
});

t.test('what compression would make larger is sent as it is', async (t) => {
  const { headers } = await get('/docs/static/favicon-32x32.png', { 'accept-encoding': 'br, gzip' });
  t.match(headers, { 'content-type': 'image/png', 'content-encoding': undefined, vary: 'Accept-Encoding' });
});

t.test('a page of a listed origin is told by both what decides', async (t) => {
  const { app: shared } = await startApp(t, { CORS_ORIGINS: 'https://app.example' });
  const headers = { origin: 'https://app.example', 'accept-encoding': 'br' };
  for (const url of ['/openapi.json', '/docs/static/page.js']) {
    for (const more of [{}, { 'if-none-match': '*' }]) {
      const answer = await shared.inject({ url, headers: { ...headers, ...more } });
      t.equal(answer.headers.vary, 'Origin, Accept-Encoding', url);
    }
  }
});

t.test('nothing else is compressed', async (t) => {
  const alice = newUser(app);
  const headers = { 'accept-encoding': 'br, gzip' };
  for (const answer of [await alice.request({ url: 'tasks', headers }), await get('/health/live', headers)]) {
    t.strictSame([answer.statusCode, answer.headers['content-encoding']], [200, undefined]);
  }
});

t.test('a page that is signed in is of this request alone', async (t) => {
  const { app: own } = await startApp(t, {}, undefined, () => 'a-token');
  const answer = await own.inject({ url: '/docs', headers: { host: 'localhost', 'accept-encoding': 'br' } });
  t.match(answer.body, 'content="a-token"');
  t.match(answer.headers, { 'cache-control': 'no-store', 'content-encoding': undefined, etag: undefined });
});

/** How often something begins to be compressed or decompressed meanwhile. */
async function compressionsDuring(work: () => Promise<unknown>): Promise<number> {
  let count = 0;
  const hook = createHook({
    init(_id, type) {
      if (type === 'ZLIB') count += 1;
    },
  }).enable();
  await work();
  hook.disable();
  return count;
}

/** Asks over the wire, and does not undo what was compressed: that would count. */
const askAsItIs = (port: number, path: string): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    getOver({ port, path, headers: { 'accept-encoding': 'gzip' } }, (response) => {
      response.resume().once('end', () => resolve(response));
    }).once('error', reject);
  });

t.test('it is compressed when the service begins to listen, and not for a request', async (t) => {
  const { app: own } = await startOwnApp(t);
  let port = 0;
  const atStart = await compressionsDuring(async () => {
    port = await listen(own);
  });
  t.ok(atStart > 0, `${atStart} at the start`);
  const forRequests = await compressionsDuring(async () => {
    for (const url of COMPRESSED) {
      const { statusCode, headers } = await askAsItIs(port, url);
      t.strictSame([statusCode, headers['content-encoding']], [200, 'gzip'], url);
    }
  });
  t.equal(forRequests, 0);
});
