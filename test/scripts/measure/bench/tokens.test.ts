import t from 'tap';
import { openIssuer, type TokenKind } from '../../../../scripts/measure/bench/tokens.ts';
import { createTokenVerifier, type TokenConfig } from '../../../../src/auth/verifier.ts';

const rules: TokenConfig = { JWT_CACHE_BYTES: 0, JWT_CLOCK_TOLERANCE: 5, JWT_USER_CLAIM: 'sub', REQUIRE_SCOPES: false };

for (const kind of ['hs256', 'eddsa'] as const satisfies TokenKind[]) {
  t.test(`${kind}: the service takes the tokens of a run with the settings that come along`, async (t) => {
    const issuer = await openIssuer(kind);
    t.teardown(() => issuer.close());
    const { JWT_SECRET, JWT_JWKS_URL } = issuer.environment;
    const verify = createTokenVerifier({ ...rules, JWT_SECRET, JWT_JWKS_URL });
    t.match(await verify(issuer.tokenOf(1)), { subject: 'user-00001' });
    t.match(await verify(issuer.tokenOf(50_000)), { subject: 'user-50000' });
    t.equal(issuer.tokenOf(1), issuer.tokenOf(1), 'a user has one token');
  });
}
