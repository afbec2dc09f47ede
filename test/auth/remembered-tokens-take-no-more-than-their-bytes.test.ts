import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import t from 'tap';
import { createTokenCache } from '../../src/auth/token-cache.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Bytes of the heap that are alive. */
function heap(): number {
  collect();
  collect();
  return process.memoryUsage().heapUsed;
}

const LIMIT = 16 * 2 ** 20;

/** What else comes and goes on the heap meanwhile. */
const ELSE = 2 ** 19;

/** More than fit, each cut out of a header as the server does it. */
interface Flood {
  readonly count: number;
  readonly characters: number;
  readonly scheme: string;
  subject(index: number): string;
  readonly fraction: number;
  readonly teams: number;
}

const plain: Flood = {
  count: 40_000,
  characters: 272,
  scheme: 'Bearer ',
  subject: (index) => `user-${index}`,
  fraction: 0,
  teams: 0,
};

const FLOODS: readonly (readonly [string, Flood])[] = [
  ['tokens as they come', plain],
  ['short ones', { ...plain, count: 60_000, characters: 120 }],
  ['the longest', { ...plain, count: 2500, characters: 8192 }],
  ['times with fractions', { ...plain, fraction: 0.5 }],
  ['long names that need two bytes', { ...plain, subject: (index) => `${'\u0141'.repeat(240)}${index}` }],
  ['many teams and scopes', { ...plain, count: 12_000, characters: 2000, teams: 50 }],
  ['behind 8,000 spaces', { ...plain, scheme: `Bearer${' '.repeat(8000)}` }],
];

function flood({ count, characters, scheme, subject, fraction, teams }: Flood) {
  const cache = createTokenCache<undefined>(LIMIT);
  for (let index = 0; index < count; index += 1) {
    const header = Buffer.from(scheme + String(index).padStart(characters, 'x')).toString('latin1');
    const time = 1_900_000_000 + index + fraction;
    // As JSON.parse gives it: no text is shared.
    const name = JSON.parse(JSON.stringify(subject(index))) as string;
    const owners: string[] = JSON.parse(
      JSON.stringify(Array.from({ length: teams }, (_, team) => `team-${index}-${team}`)),
    );
    const scopes = teams === 0 ? undefined : ` ${owners.join(' ')} `;
    const times = { expires: time, starts: time, issued: time };
    cache.add(header.slice(scheme.length), { subject: name, owners, scopes, ...times }, undefined);
  }
  return cache;
}

for (const [name, given] of FLOODS) {
  t.test(name, async (t) => {
    const before = heap();
    const cache = flood(given);
    const taken = heap() - before;
    t.ok(taken <= LIMIT + ELSE, `${taken} bytes`);
    t.ok(taken >= LIMIT / 2, `${taken} bytes: what may be used is used`);
    t.ok(cache.get(String(given.count - 1).padStart(given.characters, 'x')), 'the last one is remembered');
    t.notOk(cache.get('0'.padStart(given.characters, 'x')), 'the first one is not');
  });
}

t.test('what is used stays, what is not goes first', async (t) => {
  const cache = createTokenCache<undefined>(4000);
  const known = { subject: 'alice', expires: 1, starts: undefined, issued: undefined, owners: [], scopes: undefined };
  cache.add('used', known, undefined);
  cache.add('unused', known, undefined);
  for (let index = 0; index < 100; index += 1) {
    cache.add(`other ${index}`, known, undefined);
    t.ok(cache.get('used'));
  }
  t.notOk(cache.get('unused'));
});

t.test('a token that is larger than the whole memory is not remembered', async (t) => {
  const cache = createTokenCache<undefined>(1000);
  const known = { subject: 'alice', expires: 1, starts: undefined, issued: undefined, owners: [], scopes: undefined };
  t.equal(cache.add('x'.repeat(2000), known, undefined), known);
  t.notOk(cache.get('x'.repeat(2000)));
});
