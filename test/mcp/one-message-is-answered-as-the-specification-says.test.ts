import t from 'tap';
import { isProblem } from '../helpers/answers.ts';
import { newUser, startApp } from '../helpers/app.ts';
import { listen, requestText, sendRaw } from '../helpers/raw.ts';
import { sendMessage } from './message.ts';

const { app } = await startApp(t, { MCP: 'true', CORS_ORIGINS: 'https://app.example' });
const { token } = newUser(app);

/** A message as it is given, with the headers of a revision before 2026. */
const post = (payload: string, headers: Record<string, string> = {}) =>
  app.inject({
    method: 'POST',
    url: '/mcp',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
      ...headers,
    },
    payload,
  });

t.test('the server tells what it can do, and that its tools may be kept for an hour', async (t) => {
  const { result } = (await sendMessage(app, token, 'server/discover')).json() as { result: object };
  t.match(result, {
    supportedVersions: ['2026-07-28'],
    capabilities: { tools: {} },
    ttlMs: 3_600_000,
    cacheScope: 'public',
  });
  const listed = (await sendMessage(app, token, 'tools/list')).json() as { result: object };
  t.match(listed, { id: 1, result: { tools: { length: 11 }, ttlMs: 3_600_000, cacheScope: 'public' } });
});

t.test('headers that do not say what the body says are refused', async (t) => {
  const call = { name: 'list_tasks', arguments: {} };
  for (const headers of [
    { 'mcp-method': 'tools/list' },
    { 'mcp-method': undefined },
    { 'mcp-name': 'delete_task' },
    { 'mcp-name': undefined },
    { 'mcp-protocol-version': '2025-11-25' },
    { 'mcp-protocol-version': undefined },
  ]) {
    const answer = await sendMessage(app, token, 'tools/call', call, headers);
    t.equal(answer.statusCode, 400, JSON.stringify(headers));
    t.match(answer.json(), { error: { code: -32020 } });
  }
});

t.test('what is not there is said to be so', async (t) => {
  for (const method of ['prompts/list', 'resources/list', 'subscriptions/listen', 'nonsense']) {
    const answer = await sendMessage(app, token, method, { notifications: {} });
    t.equal(answer.statusCode, 404, method);
    t.match(answer.json(), { id: 1, error: { code: -32601 } });
  }
  const unknown = await sendMessage(app, token, 'tools/call', { name: 'drop_tables', arguments: {} });
  t.match(unknown.json(), { id: 1, error: { code: -32602, message: 'Unknown tool: drop_tables' } });
});

t.test('the handshake of earlier revisions is answered, without a session', async (t) => {
  const params = { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'old', version: '1' } };
  const answer = await post(JSON.stringify({ jsonrpc: '2.0', id: 7, method: 'initialize', params }));
  t.equal(answer.statusCode, 200);
  t.equal(answer.headers['mcp-session-id'], undefined);
  t.match(answer.body, /"protocolVersion":"2025-06-18"/);
  const notified = await post('{"jsonrpc":"2.0","method":"notifications/initialized"}');
  t.match({ status: notified.statusCode, body: notified.body }, { status: 202, body: '' });
});

t.test('an answer to an earlier revision is of no other connection than its client wants', async (t) => {
  const message = '{"jsonrpc":"2.0","id":1,"method":"ping"}';
  const lines = [
    `Authorization: Bearer ${token}`,
    'Content-Type: application/json',
    `Content-Length: ${message.length}`,
  ];
  const accepted = [...lines, 'Accept: application/json, text/event-stream'];
  const answer = await sendRaw(await listen(app), requestText('POST /mcp', accepted, message));
  t.match(answer, {
    statusCode: 200,
    headers: { connection: 'close', 'cache-control': 'private, no-cache', 'content-type': 'text/event-stream' },
    body: /"result":\{\}/,
  });
});

t.test('what is no message is refused', async (t) => {
  isProblem(t, await post('{"jsonrpc":'), 'MALFORMED_JSON');
  isProblem(t, await post(''), 'MALFORMED_JSON');
  for (const message of ['[]', '3', 'null', '[{"jsonrpc":"2.0","id":1,"method":"ping"}]']) {
    isProblem(t, await post(message), 'VALIDATION_FAILED', message);
  }
  t.equal((await post('{}')).statusCode, 400);
  t.equal((await post('{}', { 'content-type': 'text/plain' })).statusCode, 415);
  t.equal((await post('{"jsonrpc":"2.0","id":1,"method":"ping"}', { accept: 'text/html' })).statusCode, 406);
  isProblem(t, await post(`{"x":"${'x'.repeat(1_048_576)}"}`), 'PAYLOAD_TOO_LARGE');
});

t.test('a call as deep as it is long is refused', async (t) => {
  const deep = '['.repeat(200_000) + ']'.repeat(200_000);
  for (const [name, argument] of [
    ['create_task', 'title'],
    ['list_tasks', 'tag'],
    ['batch', 'operations'],
  ] as const) {
    const params = `{"name":"${name}","arguments":{"${argument}":${deep}}}`;
    const answer = await post(`{"jsonrpc":"2.0","id":1,"method":"tools/call","params":${params}}`);
    t.equal(answer.statusCode, 200, name);
    t.match(answer.body, /"isError":true/);
    t.match(answer.body, /"code":"VALIDATION_FAILED"/);
  }
});

t.test('other methods than POST are 405', async (t) => {
  for (const method of ['GET', 'HEAD', 'DELETE', 'PUT', 'OPTIONS'] as const) {
    const answer = await app.inject({ method, url: '/mcp' });
    t.match({ status: answer.statusCode, allow: answer.headers.allow }, { status: 405, allow: 'POST' }, method);
  }
});

t.test('pages of other origins are refused, and those that may call can send its headers', async (t) => {
  for (const origin of ['https://evil.example', 'http://127.0.0.1:3000', 'null']) {
    isProblem(
      t,
      await sendMessage(app, token, 'tools/list', {}, { origin, host: '127.0.0.1:3000' }),
      'ORIGIN_NOT_ALLOWED',
    );
  }
  const origin = 'https://app.example';
  const allowed = await sendMessage(app, token, 'tools/list', {}, { origin });
  t.match(allowed, { statusCode: 200, headers: { 'access-control-allow-origin': origin } });
  const asked = 'authorization,content-type,mcp-method,mcp-name,mcp-protocol-version';
  const preflight = await app.inject({
    method: 'OPTIONS',
    url: '/mcp',
    headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': asked },
  });
  t.equal(preflight.statusCode, 204);
  const may = String(preflight.headers['access-control-allow-headers']).toLowerCase();
  for (const name of asked.split(',')) t.ok(may.includes(name), name);
});
