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

const ABSENT = '019aa0a6-3f80-7c3e-9d3b-2f6d1c9b7a10';

/**
 * Values for `{task_id}`.
 * @param own the id of a task of the user who asks
 * @param other the id of another user's task
 */
export function taskIds(own: string, other: string): PathId[] {
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

/** The pair whose answers may not differ: a task that is another user's, and one that is nobody's. */
export const indistinguishable = (other: string): readonly [string, string] => [other, ABSENT];
