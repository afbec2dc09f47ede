import t from 'tap';
import { startIssuer } from './better-auth.ts';
import { accepted, contentsOf, listTasks, refused, startService } from './client.ts';

const ACCEPTED = [{ alg: 'EdDSA', crv: 'Ed25519' }, { alg: 'ES256' }, { alg: 'RS256', modulusLength: 2048 }] as const;

t.test('a token of each accepted algorithm lists tasks', async (t) => {
  for (const keyPairConfig of ACCEPTED) {
    const issuer = await startIssuer(t, { jwks: { keyPairConfig } });
    const app = await startService(t, issuer);
    const token = await issuer.tokenOf(await issuer.signUp());
    t.equal(contentsOf(token).header.alg, keyPairConfig.alg);
    t.strictSame(await listTasks(app, token), accepted(), keyPairConfig.alg);
  }
});

t.test('a token of an algorithm that is not accepted is refused, though the issuer lists its key', async (t) => {
  const issuer = await startIssuer(t, { jwks: { keyPairConfig: { alg: 'PS256' } } });
  const app = await startService(t, issuer);
  const token = await issuer.tokenOf(await issuer.signUp());
  t.strictSame(await listTasks(app, token), refused('The algorithm of the token is not accepted.'));
});
