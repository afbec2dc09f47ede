import t from 'tap';
import { startApp } from '../helpers/app.ts';
import { CONTRACT } from '../helpers/contract.ts';

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
  for (const url of ['/docs', '/docs/static/swagger-initializer.js']) {
    const policy = String((await app.inject({ url })).headers['content-security-policy']);
    t.match(policy, /default-src 'self'/, url);
    t.match(policy, /object-src 'none'/, url);
    t.notMatch(policy, /https?:|\*|unsafe-eval/, url);
  }
});

t.test('it shows this contract and asks nobody to validate it', async (t) => {
  const contract = await app.inject({ url: '/docs/json' });
  t.equal(contract.statusCode, 200);
  const { paths } = JSON.parse(contract.body) as { paths: object };
  t.strictSame(Object.keys(paths), Object.keys(CONTRACT.paths));
  const script = (await app.inject({ url: '/docs/static/swagger-initializer.js' })).body;
  t.match(script, /validatorUrl: null/);
});
