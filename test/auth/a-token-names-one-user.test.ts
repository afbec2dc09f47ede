import t from 'tap';
import { createTokenVerifier } from '../../src/auth/verifier.ts';
import { claims, hmacToken, outcomeOf, refused, secretConfig } from './tokens.ts';

const NOBODY = refused('The token names no user: that takes 1 to 255 characters, none of them a control character.');

const SUBJECTS: readonly (readonly [string, unknown])[] = [
  ['none', undefined],
  ['null', null],
  ['empty', ''],
  ['a number', 7],
  ['true', true],
  ['a list', ['alice']],
  ['an object', { id: 'alice' }],
  ['256 characters', 'a'.repeat(256)],
  ['U+0000', 'ali\u0000ce'],
  ['a line break at the end', 'alice\n'],
  ['a line break at the beginning', '\nalice'],
  ['a delete character', 'alice\u007f'],
  ['a C1 control character', 'alice\u0085'],
];

t.test('a token that does not name one user is refused', async (t) => {
  const verify = createTokenVerifier(secretConfig());
  for (const [name, sub] of SUBJECTS) t.equal(await outcomeOf(verify, hmacToken(claims({ sub }))), NOBODY, name);
});

t.test('half a surrogate pair is refused, in either half', async (t) => {
  const verify = createTokenVerifier(secretConfig());
  for (const half of ['\\ud83d', '\\ude00', '\\ude00\\ud83d']) {
    const token = hmacToken(`{"sub":"alice${half}","exp":${Math.floor(Date.now() / 1000) + 60}}`);
    t.equal(await outcomeOf(verify, token), NOBODY, half);
  }
});

t.test('only the configured claim names the user', async (t) => {
  const verify = createTokenVerifier(secretConfig({ JWT_USER_CLAIM: 'uid' }));
  t.equal(await outcomeOf(verify, hmacToken(claims())), NOBODY, 'sub does not stand in for it');
  const inherited = createTokenVerifier(secretConfig({ JWT_USER_CLAIM: 'constructor' }));
  t.equal(await outcomeOf(inherited, hmacToken(claims())), NOBODY, 'what every object has is no claim');
});
