import t from 'tap';
import { createTokenVerifier, type TokenConfig } from '../../src/auth/verifier.ts';
import { readConfig } from '../../src/config/index.ts';
import { claims, hmacToken, outcomeOf, secretConfig } from './tokens.ts';

const verifierOf = (overrides: Partial<TokenConfig> = {}) =>
  createTokenVerifier(secretConfig({ JWT_OWNERS_CLAIM: 'orgs', ...overrides }));

const ownersOf = async (orgs: unknown, overrides: Partial<TokenConfig> = {}) =>
  (await verifierOf(overrides)(hmacToken(claims({ orgs })))).owners;

t.test('the claim is an id, or a list of ids or of objects that have one', async (t) => {
  const GIVEN: readonly (readonly [unknown, string[]])[] = [
    [undefined, []],
    [null, []],
    [[], []],
    ['acme', ['acme']],
    [
      ['acme', 'beta'],
      ['acme', 'beta'],
    ],
    [
      [{ id: 'acme', role: 'owner' }, 'beta'],
      ['acme', 'beta'],
    ],
    [{ id: 'acme' }, ['acme']],
  ];
  for (const [orgs, want] of GIVEN) t.strictSame(await ownersOf(orgs), want, JSON.stringify(orgs));
});

t.test('its name may be any, as that of issuers who put a URL before it', async (t) => {
  const JWT_OWNERS_CLAIM = 'https://issuer.example/organisations';
  const verify = verifierOf({ JWT_OWNERS_CLAIM });
  t.strictSame((await verify(hmacToken(claims({ [JWT_OWNERS_CLAIM]: 'acme' })))).owners, ['acme']);
});

t.test('without the setting there are no teams, whatever the token says', async (t) => {
  const verify = createTokenVerifier(secretConfig());
  t.strictSame((await verify(hmacToken(claims({ orgs: ['acme'], undefined: ['acme'] })))).owners, []);
});

t.test('what no user could be called is no team', async (t) => {
  for (const orgs of [1, true, '', [''], [1], [[]], [{ name: 'acme' }], [{ id: 1 }], ['a\u0000'], ['x'.repeat(256)]]) {
    const outcome = await outcomeOf(verifierOf(), hmacToken(claims({ orgs })));
    t.match(outcome, /^401 .*neither an id nor a list of ids/, JSON.stringify(orgs).slice(0, 40));
  }
});

t.test('a prefix keeps teams and users apart', async (t) => {
  const settings = { JWT_OWNERS_PREFIX: 'org_' };
  t.strictSame(await ownersOf(['org_acme'], settings), ['org_acme']);
  for (const orgs of ['acme', ['org_acme', 'alice'], ['ORG_acme'], ' org_acme'])
    t.match(
      await outcomeOf(verifierOf(settings), hmacToken(claims({ orgs }))),
      /^401 .*does not begin with the prefix/,
      JSON.stringify(orgs),
    );
  for (const sub of ['org_acme', 'org_'])
    t.match(await outcomeOf(verifierOf(settings), hmacToken(claims({ sub }))), /^401 .*only ids of teams/, sub);
});

t.test('a prefix without the claim that it is about stops the start', async (t) => {
  t.throws(() => readConfig({ JWT_OWNERS_PREFIX: 'org_' }), { message: /^JWT_OWNERS_PREFIX needs JWT_OWNERS_CLAIM/ });
});
