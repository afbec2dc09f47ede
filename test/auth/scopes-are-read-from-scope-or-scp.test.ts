import t from 'tap';
import { createTokenVerifier, type TokenConfig } from '../../src/auth/verifier.ts';
import { claims, hmacToken, outcomeOf, secretConfig } from './tokens.ts';

const verifierOf = (overrides: Partial<TokenConfig> = {}) => createTokenVerifier(secretConfig(overrides));

const scopesOf = async (given: object, overrides: Partial<TokenConfig> = {}) =>
  (await verifierOf(overrides)(hmacToken(claims({ ...given })))).scopes;

t.test('a text with spaces, or a list', async (t) => {
  const GIVEN: readonly (readonly [object, string | undefined])[] = [
    [{}, undefined],
    [{ scope: 'tasks:read' }, ' tasks:read '],
    [{ scope: 'tasks:read  tasks:write ' }, ' tasks:read tasks:write '],
    [{ scope: ['tasks:read', 'tasks:write'] }, ' tasks:read tasks:write '],
    [{ scp: 'tasks:read openid' }, ' tasks:read openid '],
    [{ scp: ['tasks:read'] }, ' tasks:read '],
    [{ scope: 'tasks:read', scp: ['tasks:write'] }, ' tasks:read '],
  ];
  for (const [given, want] of GIVEN) t.equal(await scopesOf(given), want, JSON.stringify(given));
});

t.test('an empty one is none, which allows nothing', async (t) => {
  for (const given of [{ scope: '' }, { scope: [] }, { scp: ' ' }, { scope: '', scp: 'tasks:read' }])
    t.equal((await scopesOf(given))?.trim(), '', JSON.stringify(given));
});

t.test('where they are required, a token without any has none', async (t) => {
  t.equal(await scopesOf({}, { REQUIRE_SCOPES: true }), ' ');
  t.equal(await scopesOf({ scp: 'tasks:read' }, { REQUIRE_SCOPES: true }), ' tasks:read ');
});

t.test('anything else is refused', async (t) => {
  for (const scope of [1, true, {}, null, [1], [null], [['a']], ['a b'], ['a "b'], 'a\tb', 'ä', ['']]) {
    for (const claim of ['scope', 'scp']) {
      const outcome = await outcomeOf(verifierOf(), hmacToken(claims({ [claim]: scope })));
      t.match(outcome, `The ${claim} claim of the token is not a list of scopes.`, JSON.stringify(scope));
    }
  }
});
