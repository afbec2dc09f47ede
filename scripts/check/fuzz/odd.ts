import * as fc from 'fast-check';

/** White space, surrogates, and other characters that are known to break programs. */
const CHARACTERS = [...'\0\t\n\x1c\x7f\x85\xa0\u1680\u180e\u200b\u2028\u202e\u3000\ufeff\uffff\u{10ffff} İß'].concat([
  '\ud800',
  'a\udfff',
  '\r\n',
  'e\u0301',
  '\u{1f469}\u200d\u{1f467}',
]);

/** Paths, code, names with a meaning, and numbers and times at their limits. */
const WORDS =
  `. .. ../.. %2e%2e %2f %00 / \\\\ // ; ? # & = + % * " ' $1 {{7*7}} __proto__ constructor null true NaN [object\u00a0Object]
  ';DROP\u00a0TABLE\u00a0tasks;-- 0 -0 0x10 05 +5 1e1 5.0 1.5 1e400 2147483648 -2147483649 9007199254740993 W/"1"
  0000-01-01T00:00:00Z 9999-12-31T23:59:60Z 2016-12-31T23:59:60.999999999Z 2024-02-30T00:00:00Z 2024-01-01t00:00:00z
  2024-01-01T00:00:00+23:59`.split(/[ \n]+/);

/** Repeats a text to a length in characters. */
function stretch(text: string, length: number): string {
  const characters = [...(text || 'x')];
  return Array.from({ length }, (_, index) => characters[index % characters.length]).join('');
}

/** Odd text: any characters, notorious ones, and lengths just below, at and above the limits of the contract. */
export function oddText(limits: readonly number[]): fc.Arbitrary<string> {
  const lengths = limits.flatMap((limit) => [limit - 1, limit, limit + 1]).filter((n) => n >= 0 && n <= 10_000);
  const short = fc.oneof(
    fc.constantFrom(...CHARACTERS),
    fc.constantFrom(' 5', '2024-01-01 00:00:00Z', ...WORDS),
    fc.array(fc.constantFrom(...CHARACTERS), { minLength: 1, maxLength: 8 }).map((parts) => parts.join('')),
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.string({ unit: 'binary', maxLength: 12 }),
  );
  const long = fc.tuple(short, fc.constantFrom(...lengths)).map(([text, length]) => stretch(text, length));
  return fc.oneof({ arbitrary: short, weight: 4 }, { arbitrary: long, weight: 1 });
}

/** Numbers at, just below and just above the limits of the contract and of number formats. */
export function oddNumber(limits: readonly number[]): fc.Arbitrary<number> {
  const edges = limits.flatMap((limit) => [limit - 1, limit, limit + 1, limit + 0.5]);
  return fc.constantFrom(...edges, 0, -1, 0.1, 1e21, 1e308, -1e308, 2 ** 53 + 2, 5e-324);
}
