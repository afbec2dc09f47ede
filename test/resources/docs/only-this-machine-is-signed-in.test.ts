import type { InjectOptions } from 'fastify';
import t from 'tap';
import { createTokenVerifier } from '../../../src/auth/verifier.ts';
import { startApp, tokenFor } from '../../helpers/app.ts';

const demoToken = () => tokenFor('demo');
const { app, config } = await startApp(t, {}, undefined, demoToken);
const without = (await startApp(t)).app;

const LOCAL = { host: '127.0.0.1:3000' };

/** The token in the page, where there is one. */
async function ask(options: InjectOptions, of = app) {
  const { statusCode, headers, body } = await of.inject({ url: '/docs', headers: LOCAL, ...options });
  const token = /<meta name="token" content="([^"]*)">/.exec(body)?.[1];
  return { statusCode, cache: headers['cache-control'], token };
}

t.test('on this machine the page has a token, which nobody keeps', async (t) => {
  for (const host of ['127.0.0.1:3000', 'localhost', 'LOCALHOST:80', '[::1]:3000']) {
    const { statusCode, cache, token } = await ask({ headers: { host } });
    t.strictSame([statusCode, cache], [200, 'no-store'], host);
    t.match(await createTokenVerifier(config)(String(token)), { subject: 'demo' }, host);
  }
  for (const remoteAddress of ['::1', '::ffff:127.0.0.1']) t.ok((await ask({ remoteAddress })).token, remoteAddress);
});

const ELSEWHERE: readonly (readonly [string, InjectOptions])[] = [
  ['another machine', { remoteAddress: '192.0.2.7' }],
  ['another machine on IPv6', { remoteAddress: '2001:db8::7' }],
  ['a name of another site that leads here', { headers: { host: 'evil.example' } }],
  ['a name that begins like this machine', { headers: { host: 'localhost.evil.example' } }],
  ['an address that begins like this machine', { headers: { host: '127.0.0.1.evil.example:3000' } }],
  ['a page of another origin', { headers: { ...LOCAL, origin: 'https://app.example' } }],
  ...['x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip', 'forwarded', 'via'].map(
    (name) => [`a proxy that sends ${name}`, { headers: { ...LOCAL, [name]: '127.0.0.1' } }] as const,
  ),
];

t.test('whoever may be elsewhere gets the page without', async (t) => {
  for (const [name, options] of ELSEWHERE) {
    t.strictSame(await ask(options), { statusCode: 200, cache: 'private, no-cache', token: undefined }, name);
  }
});

t.test('a proxy that is trusted does not make its clients local', async (t) => {
  const trusting = (await startApp(t, { TRUST_PROXY: 'true' }, undefined, demoToken)).app;
  const headers = { ...LOCAL, 'x-forwarded-for': '127.0.0.1' };
  t.equal((await ask({ headers, remoteAddress: '192.0.2.7' }, trusting)).token, undefined);
  t.equal((await ask({ headers }, trusting)).token, undefined);
});

t.test('without a secret of its own the service signs nobody in', async (t) => {
  t.strictSame(await ask({}, without), { statusCode: 200, cache: 'private, no-cache', token: undefined });
});
