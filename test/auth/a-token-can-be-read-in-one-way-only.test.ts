import t from 'tap';
import { createTokenVerifier } from '../../src/auth/verifier.ts';
import { lists, startKeyServer } from './key-server.ts';
import { hmacToken, keySetConfig, makePair, now, outcomeOf, pairToken, refused, secretConfig } from './tokens.ts';

const TWICE = refused('The token has a header or a claim twice.');
const NO_UTF8 = refused('The token is not UTF-8.');
const exp = now() + 60;

/** Claims as they were written, of which JSON.parse takes the last. */
const TWINS: readonly (readonly [string, string])[] = [
  ['two subjects', `{"sub":"bob","exp":${exp},"sub":"alice"}`],
  ['two equal subjects', `{"sub":"alice","sub":"alice","exp":${exp}}`],
  ['a subject in escapes beside a plain one', `{"s\\u0075b":"bob","sub":"alice","exp":${exp}}`],
  ['two dates of expiry', `{"sub":"alice","exp":1,"exp":${exp}}`],
  ['two issuers', `{"iss":"https://evil.example","sub":"alice","iss":"x","exp":${exp}}`],
  ['two audiences behind a nested object', `{"aud":"a","x":{"y":[{"z":"}"}]},"aud":"b","sub":"alice","exp":${exp}}`],
  ['a claim twice that nobody looks at', `{"sub":"alice","exp":${exp},"x": 1, "x" : 2}`],
];

/** What only looks like it. */
const SINGLE: readonly (readonly [string, string])[] = [
  ['the same name in a nested object', `{"sub":"alice","exp":${exp},"act":{"sub":"bob","exp":1}}`],
  ['the same name in a list of objects', `{"sub":"alice","exp":${exp},"x":[{"sub":"bob"},{"sub":"carol"}]}`],
  ['the same text as a value', `{"sub":"alice","exp":${exp},"x":"sub","y":["sub","sub"]}`],
  ['a name in quotes within a value', `{"sub":"alice","exp":${exp},"x":"{\\"sub\\":\\"bob\\"}"}`],
];

t.test('a token that has a claim twice is refused, the first time and again', async (t) => {
  const verify = createTokenVerifier(secretConfig());
  for (const [name, payload] of TWINS) {
    t.equal(await outcomeOf(verify, hmacToken(payload)), TWICE, name);
    t.equal(await outcomeOf(verify, hmacToken(payload)), TWICE, `${name}, again`);
  }
  for (const [name, payload] of SINGLE) t.equal(await outcomeOf(verify, hmacToken(payload)), 'subject alice', name);
});

t.test('a header that is there twice is refused', async (t) => {
  const [ours, other] = [makePair('EdDSA', 'ours'), makePair('EdDSA', 'other')];
  const server = await startKeyServer(lists(ours, other));
  t.teardown(() => server.stop());
  const verify = createTokenVerifier(keySetConfig(server.url));
  const signed = (header: string) => pairToken(ours, { sub: 'alice', exp }, header);
  t.equal(await outcomeOf(verify, signed('{"alg":"EdDSA","kid":"ours"}')), 'subject alice');
  t.equal(await outcomeOf(verify, signed('{"alg":"EdDSA","kid":"other","kid":"ours"}')), TWICE, 'kid');
  t.equal(await outcomeOf(verify, signed('{"alg":"none","kid":"ours","alg":"EdDSA"}')), TWICE, 'alg');
});

t.test('a token with bytes that are no UTF-8 is refused', async (t) => {
  const verify = createTokenVerifier(secretConfig());
  const bytes = (text: string) => Buffer.from(text, 'latin1');
  const given = {
    'no character': 'ali\xffce',
    'too long a form': '\xc0\xaf',
    'half a pair': '\xed\xa0\x80',
    cut: '\xc3',
  };
  for (const [name, sub] of Object.entries(given)) {
    t.equal(await outcomeOf(verify, hmacToken(bytes(`{"sub":"${sub}","exp":${exp}}`))), NO_UTF8, name);
  }
  t.equal(await outcomeOf(verify, hmacToken(`{"sub":"ali\ufffdce","exp":${exp}}`)), 'subject ali\ufffdce');
});
