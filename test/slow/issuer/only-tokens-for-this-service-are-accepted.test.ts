import t from 'tap';
import { startIssuer } from './better-auth.ts';
import { accepted, listTasks, refused, startService, UNLISTED } from './client.ts';

t.test('neither a token of another Better Auth server nor anything else of this one is accepted', async (t) => {
  const [issuer, other] = [await startIssuer(t), await startIssuer(t)];
  const app = await startService(t, issuer);
  t.strictSame(await listTasks(app, await other.tokenOf(await other.signUp())), UNLISTED);

  const alice = await issuer.signUp();
  const sessionToken = decodeURIComponent(alice.cookie.slice(alice.cookie.indexOf('=') + 1));
  t.strictSame(await listTasks(app, sessionToken), refused('The token is not a JWT.'), 'the token of the session');
  const withCookie = await app.inject({ url: '/api/me/tasks', headers: { cookie: alice.cookie } });
  t.equal(withCookie.statusCode, 401, 'the cookie of the session');
  t.equal(withCookie.headers['www-authenticate'], 'Bearer');
  t.match(withCookie.json(), { status: 401, code: 'UNAUTHENTICATED' });
  t.strictSame(await listTasks(app, await issuer.tokenOf(alice)), accepted(), 'the token that is meant for us');
});

t.test('issuer and audience that are set in the plugin are set here as well', async (t) => {
  const issuer = await startIssuer(t, { jwt: { issuer: 'https://login.example', audience: 'taskpact' } });
  const token = await issuer.tokenOf(await issuer.signUp());
  const wanted = { JWT_ISSUER: 'https://login.example', JWT_AUDIENCE: 'taskpact' };
  t.strictSame(await listTasks(await startService(t, issuer, { environment: wanted }), token), accepted());

  for (const [claim, wrong, expected] of [
    ['iss', { JWT_ISSUER: issuer.url }, `iss has to be "${issuer.url}" (JWT_ISSUER).`],
    ['aud', { JWT_AUDIENCE: 'mail' }, 'aud has to be "mail" (JWT_AUDIENCE).'],
  ] as const) {
    const description = `The ${claim} claim of the token is not the expected one.`;
    const app = await startService(t, issuer, { environment: { ...wanted, ...wrong } });
    t.strictSame(
      await listTasks(app, token),
      refused(description, `${description} ${expected}`),
      JSON.stringify(wrong),
    );
  }
});
