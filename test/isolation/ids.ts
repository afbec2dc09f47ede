/** Every kind of id that a path can have. */

/** What an id means to the user who sends it. */
export type Kind =
  /** Their own: the request goes on. */
  | 'own'
  /** Someone else's, or nobody's. */
  | 'foreign'
  /** None at all. */
  | 'malformed';

/** An id as it stands in a path, percent-encoded where it has to be. */
export interface PathId {
  readonly name: string;
  readonly text: string;
  readonly kind: Kind;
}

const everyByteEncoded = (text: string): string =>
  [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');

const of = (kind: Kind, texts: Readonly<Record<string, string>>): PathId[] =>
  Object.entries(texts).map(([name, text]) => ({ name, text, kind }));

/** Words that some comparison, some font or some database takes for another one. */
const lookAlikes = (word: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries({
      'in full width': 'ｍｅ',
      'with a Cyrillic letter': 'mе',
      'with a Greek letter': 'mε',
      'in mathematical letters': '𝐦𝐞',
      'in circled letters': 'ⓜⓔ',
      'with one capital': 'mE',
      'with an accent': 'mé',
      'with a combining accent': 'me\u0301',
      'with a character of no width': 'm\u200be',
      'with a soft hyphen': 'm\u00ade',
      'behind a byte order mark': '\ufeffme',
      'behind a change of direction': '\u202eem',
      'behind a no-break space': '\u00a0me',
      'with a tab': 'me\t',
      'with a dot': 'me.',
      'in quotes': '"me"',
      'twice encoded': '%6d%65',
    }).map(([name, text]) => [`${word} ${name}`, encodeURIComponent(text)]),
  );

/**
 * Values for `{user_id}`.
 * @param own the id of the user who asks
 * @param other the id of another one
 */
export function userIds(own: string, other: string): PathId[] {
  return [
    ...of('own', { own, me: 'me', 'own, encoded': everyByteEncoded(own), 'me, encoded': '%6d%65' }),
    ...of('foreign', {
      "other's": other,
      "other's, encoded": everyByteEncoded(other),
      'in upper case': own.toUpperCase(),
      'ME in upper case': 'ME',
      'me with a space': 'me%20',
      'own with U+0000': `${own}%00`,
      'own, then other': `${own},${other}`,
      'a way from own to other': `${own}%2F..%2F${other}`,
      'a way from me to other': `me%2f..%2f${other}`,
      'other, encoded twice': encodeURIComponent(everyByteEncoded(other)),
      unknown: 'nobody-has-this-id',
      'too long': 'x'.repeat(256),
      'a wildcard': '*',
      'an SQL wildcard': '%25',
      'an SQL condition': encodeURIComponent("' OR '1'='1"),
    }),
    ...of('malformed', {
      empty: '',
      'half an escape': '%6',
      'no escape': '%zz',
      'no UTF-8': '%ff',
      'a dot': '.',
      'two dots': '..',
    }),
  ];
}

/**
 * Values for `{user_id}` that some proxy, framework or database reads as another one.
 * @param own the id of the user who asks
 * @param other the id of another one
 */
export function oddUserIds(own: string, other: string): PathId[] {
  return [
    ...of('foreign', {
      'two dots, encoded twice': '%252e%252e',
      'two dots before other': `%2e%2e%2f${other}`,
      'two dots before other, encoded twice': `%252e%252e%252f${other}`,
      'two dots before other, with a backslash': `..%5c${other}`,
      'other before own': `${other}%2f..%2f${own}`,
      'own with a slash': `${own}%2F`,
      'own with a parameter': `${own};user_id=${other}`,
      'own with a query': `${own}%3Fuser_id=${other}`,
      'own with a fragment': `${own}%23${other}`,
      'own, then other, by U+0000': `${own}%00${other}`,
      'own with a line break': `${own}%0D%0A`,
      ...lookAlikes('me'),
    }),
    ...of('malformed', {
      'two dots, encoded': '%2e%2e',
      'two dots, half encoded': '.%2e',
      'a slash in too many bytes': `%c0%af${other}`,
      'dots in too many bytes': '%c0%ae%c0%ae',
    }),
  ];
}

/** None of the contract's examples, for which a user's own would be put. */
const ABSENT = '019aa0a6-4f80-7c3e-9d3b-2f6d1c9b7a10';

/**
 * Values for `{task_id}` and its like.
 * @param own the id of something of the user who asks
 * @param other the id of the same of another user
 */
export function thingIds(own: string, other: string): PathId[] {
  return [
    ...of('own', { own, 'own, encoded': everyByteEncoded(own), 'own in upper case': own.toUpperCase() }),
    ...of('foreign', {
      "other's": other,
      "other's, encoded": everyByteEncoded(other),
      "other's in upper case": other.toUpperCase(),
      unknown: ABSENT,
    }),
    ...of('malformed', {
      'a number': '1',
      'no id': 'null',
      'own without hyphens': own.replaceAll('-', ''),
      "other's in braces": `%7B${other}%7D`,
      "other's as a URN": `urn:uuid:${other}`,
      "other's and more": `${other}x`,
      "other's with U+0000": `${other}%00`,
      "other's with a line break": `${other}%0A`,
      'own, then other': `${own},${other}`,
      'a way from own to other': `${own}%2F..%2F${other}`,
      'a wildcard': '*',
      'an SQL condition': encodeURIComponent("' OR '1'='1"),
    }),
  ];
}

/** The pair whose answers may not differ: what is another user's, and what is nobody's. */
export const indistinguishable = (other: string): readonly [string, string] => [other, ABSENT];
