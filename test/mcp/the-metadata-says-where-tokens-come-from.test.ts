import { discoverOAuthProtectedResourceMetadata } from '@modelcontextprotocol/client';
import t from 'tap';
import { ConfigError, readConfig } from '../../src/config/index.ts';
import { isProblem } from '../helpers/answers.ts';
import { startApp, TEST_ENVIRONMENT } from '../helpers/app.ts';
import { listen } from '../helpers/raw.ts';
import { sendMessage } from './message.ts';

const ISSUER = 'https://login.example/api/auth';
const WITH_ISSUER = { MCP: 'true', MCP_AUTHORIZATION_SERVER: ISSUER, JWT_AUDIENCE: 'https://tasks.example' };
const WELL_KNOWN = '/.well-known/oauth-protected-resource';

t.test('agents learn the issuer and the scopes, of /mcp those of its tools', async (t) => {
  const { app } = await startApp(t, { ...WITH_ISSUER, TRUST_PROXY: '1' });
  const headers = { host: 'inside:3000', 'x-forwarded-proto': 'https', 'x-forwarded-host': 'tasks.example' };
  const whole = await app.inject({ url: WELL_KNOWN, headers });
  const own = await app.inject({ url: `${WELL_KNOWN}/mcp`, headers });
  t.equal(own.statusCode, 200);
  t.equal(own.headers['content-type'], 'application/json; charset=utf-8');
  t.strictSame(own.json(), {
    resource: 'https://tasks.example/mcp',
    authorization_servers: [ISSUER],
    scopes_supported: ['tasks:read', 'tasks:write', 'projects:read', 'projects:write'],
    bearer_methods_supported: ['header'],
  });
  t.match(whole.json(), { resource: 'https://tasks.example', authorization_servers: [ISSUER] });
  t.ok((whole.json() as { scopes_supported: string[] }).scopes_supported.includes('account:delete'));
  const head = await app.inject({ method: 'HEAD', url: WELL_KNOWN });
  t.match({ status: head.statusCode, body: head.body }, { status: 200, body: '' });
  const wrong = await app.inject({ method: 'POST', url: `${WELL_KNOWN}/mcp` });
  isProblem(t, wrong, 'METHOD_NOT_ALLOWED');
  t.equal(wrong.headers.allow, 'GET, HEAD');
  isProblem(t, await app.inject({ url: `${WELL_KNOWN}/other` }), 'ROUTE_NOT_FOUND');
});

t.test('the official client finds it by the challenge of a 401', async (t) => {
  const { app } = await startApp(t, WITH_ISSUER);
  const origin = `http://127.0.0.1:${await listen(app)}`;
  const refused = await fetch(`${origin}/mcp`, { method: 'POST' });
  const challenge = refused.headers.get('www-authenticate');
  t.equal(challenge, `Bearer resource_metadata="${origin}${WELL_KNOWN}/mcp"`);
  const resourceMetadataUrl = `${origin}${WELL_KNOWN}/mcp`;
  const metadata = await discoverOAuthProtectedResourceMetadata(`${origin}/mcp`, { resourceMetadataUrl });
  t.match(metadata, { resource: `${origin}/mcp`, authorization_servers: [ISSUER] });
});

t.test('every challenge names it behind what RFC 6750 says', async (t) => {
  const { app } = await startApp(t, WITH_ISSUER);
  const bad = await sendMessage(app, 'x', 'tools/list', {}, { host: 'tasks.example' });
  t.match(
    bad.headers['www-authenticate'],
    /^Bearer error="invalid_token", error_description="[^"]+", resource_metadata="http:\/\/tasks\.example\/\.well-known\/oauth-protected-resource\/mcp"$/,
  );
  const other = await app.inject({ url: '/api/me/tasks', headers: { host: 'tasks.example' } });
  t.equal(other.headers['www-authenticate'], `Bearer resource_metadata="http://tasks.example${WELL_KNOWN}"`);
});

t.test('what a proxy passed on of its client changes nothing but the host', async (t) => {
  const { app } = await startApp(t, { ...WITH_ISSUER, TRUST_PROXY: '1' });
  for (const forwarded of ['evil.example", error="x', 'evil.example/path?', 'a b', 'ü', '\u{3042}', '']) {
    const headers = { host: 'tasks.example', 'x-forwarded-host': forwarded, 'x-forwarded-proto': 'javascript' };
    const refused = await app.inject({ method: 'POST', url: '/mcp', headers });
    isProblem(t, refused, 'UNAUTHENTICATED', forwarded);
    t.equal(refused.headers['www-authenticate'], `Bearer resource_metadata="http://tasks.example${WELL_KNOWN}/mcp"`);
    t.match((await app.inject({ url: WELL_KNOWN, headers })).json(), { resource: 'http://tasks.example' }, forwarded);
  }
});

t.test('without an issuer there is none, and without MCP there is no issuer', async (t) => {
  const { app } = await startApp(t, { MCP: 'true' });
  isProblem(t, await app.inject({ url: WELL_KNOWN }), 'ROUTE_NOT_FOUND');
  t.equal((await sendMessage(app, undefined, 'tools/list')).headers['www-authenticate'], 'Bearer');
  const environment = { ...TEST_ENVIRONMENT, MCP_AUTHORIZATION_SERVER: ISSUER };
  t.throws(
    () => readConfig(environment),
    new ConfigError('MCP_AUTHORIZATION_SERVER must not be set without MCP=true: only agents look for it'),
  );
  t.throws(() => readConfig({ ...environment, ...WITH_ISSUER, MCP_AUTHORIZATION_SERVER: 'http://login.example' }), {
    message: /^MCP_AUTHORIZATION_SERVER must be a URL like https:/,
  });
  t.throws(() => readConfig({ ...environment, MCP: 'true' }), {
    message: /^MCP_AUTHORIZATION_SERVER needs JWT_AUDIENCE, like https:/,
  });
});
