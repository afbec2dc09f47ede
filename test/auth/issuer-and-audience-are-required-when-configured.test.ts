import t from 'tap';
import { createTokenVerifier } from '../../src/auth/verifier.ts';
import { claims, hmacToken, outcomeOf, refused, secretConfig } from './tokens.ts';

const UNEXPECTED = refused('A claim of the token (iss or aud) is missing or is not the expected one.');

const CLAIMS: readonly (readonly [string, Record<string, unknown>])[] = [
  ['no iss', { iss: undefined }],
  ['another iss', { iss: 'https://evil.example' }],
  ['an iss that begins like ours', { iss: 'https://issuer.example.evil' }],
  ['an iss with a slash more', { iss: 'https://issuer.example/' }],
  ['an iss in other case', { iss: 'HTTPS://issuer.example' }],
  ['an empty iss', { iss: '' }],
  ['iss null', { iss: null }],
  ['a list of issuers with ours', { iss: ['https://issuer.example'] }],
  ['a list of issuers with ours and another', { iss: ['https://evil.example', 'https://issuer.example'] }],
  ['no aud', { aud: undefined }],
  ['another aud', { aud: 'mail' }],
  ['an aud that contains ours', { aud: 'tasks-admin' }],
  ['aud null', { aud: null }],
  ['no audience in the list', { aud: [] }],
  ['audiences without ours', { aud: ['mail', 'calendar'] }],
  ['audiences that are not all text', { aud: [7, 'tasks'] }],
  ['an audience in a list in a list', { aud: [['tasks']] }],
];

t.test('a token for someone else, or from someone else, is refused', async (t) => {
  const verify = createTokenVerifier(secretConfig({ JWT_ISSUER: 'https://issuer.example', JWT_AUDIENCE: 'tasks' }));
  const ours = { iss: 'https://issuer.example', aud: 'tasks' };
  t.equal(await outcomeOf(verify, hmacToken(claims(ours))), 'subject alice', 'ours is accepted');
  for (const [name, given] of CLAIMS) {
    t.equal(await outcomeOf(verify, hmacToken(claims({ ...ours, ...given }))), UNEXPECTED, name);
  }
});

t.test('the configured issuer is text, not an expression', async (t) => {
  const verify = createTokenVerifier(secretConfig({ JWT_ISSUER: '.*', JWT_AUDIENCE: 'a.b' }));
  t.equal(await outcomeOf(verify, hmacToken(claims({ iss: 'x', aud: 'a.b' }))), UNEXPECTED);
  t.equal(await outcomeOf(verify, hmacToken(claims({ iss: '.*', aud: 'axb' }))), UNEXPECTED);
  t.equal(await outcomeOf(verify, hmacToken(claims({ iss: '.*', aud: 'a.b' }))), 'subject alice');
});

t.test('a list of issuers is refused also where none is configured', async (t) => {
  const verify = createTokenVerifier(secretConfig());
  for (const iss of [['https://issuer.example'], [], null, 7, {}]) {
    const want = refused('The iss claim of the token is not a string.');
    t.equal(await outcomeOf(verify, hmacToken(claims({ iss }))), want, JSON.stringify(iss));
  }
});
