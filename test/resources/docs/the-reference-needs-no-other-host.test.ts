import t from 'tap';
import { isProblem } from '../../helpers/answers.ts';
import { startApp } from '../../helpers/app.ts';
import { CONTRACT } from '../../helpers/contract.ts';

const { app } = await startApp(t);

/** What a page loads or links to. */
const linksOf = (html: string): string[] =>
  [...html.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, link]) => String(link));

t.test('/docs is a page whose every asset comes from here', async (t) => {
  const page = await app.inject({ url: '/docs' });
  t.equal(page.statusCode, 200);
  t.match(page.headers['content-type'], /^text\/html/);
  t.match(page.body, `<title>${CONTRACT.info.title}</title>`);
  const links = linksOf(page.body);
  t.ok(links.length >= 4, 'it has assets');
  for (const link of links) {
    const { origin, pathname } = new URL(link, 'http://here.test/docs');
    t.equal(origin, 'http://here.test', link);
    const asset = await app.inject({ url: pathname });
    t.equal(asset.statusCode, 200, link);
    t.ok(asset.rawPayload.length > 0, link);
  }
});

t.test('its content security policy lets nothing else in', async (t) => {
  for (const url of ['/docs', '/docs/static/page.js']) {
    const policy = String((await app.inject({ url })).headers['content-security-policy']);
    t.match(policy, /^default-src 'none'; script-src 'self'; style-src 'self';/, url);
    t.match(policy, /frame-ancestors 'none'/, url);
    t.notMatch(policy, /https?:|\*|unsafe-/, url);
  }
});

t.test('preconditions and ranges of an asset are no fault of the service', async (t) => {
  const ask = (headers: Record<string, string>) => app.inject({ url: '/docs/static/page.css', headers });
  isProblem(t, await ask({ 'if-match': '"x"' }), 'PRECONDITION_FAILED');
  // Assets have no date, so that this is ignored (RFC 9110, section 13.1.4).
  t.equal((await ask({ 'if-unmodified-since': 'Thu, 01 Jan 1970 00:00:00 GMT' })).statusCode, 200);
  const { headers, rawPayload } = await ask({ 'if-match': '*' });
  t.equal((await ask({ 'if-none-match': String(headers.etag) })).statusCode, 304);
  for (const range of ['bytes=0-1', 'bytes=9999999-']) {
    const whole = await ask({ range });
    t.strictSame([whole.statusCode, whole.rawPayload], [200, rawPayload], range);
  }
});

t.test('of the folders that its assets lie in nothing else is served', async (t) => {
  for (const name of ['index.html', 'swagger-ui-standalone-preset.js', 'oauth2-redirect.html', '..%2findex.html', '']) {
    t.equal((await app.inject({ url: `/docs/static/${name}` })).statusCode, 404, name);
  }
});
