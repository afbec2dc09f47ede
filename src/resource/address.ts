/** Every URL parser takes them for a step in the path, encoded or not (RFC 3986, section 5.2.4): no address can hold them. */
const DOT_SEGMENTS = new Set(['.', '..']);

/**
 * The path of a user's collection, for `Location` and `Link`. It leads there from every client: by `me` where no address can hold the id.
 * @param template its path in the contract
 * @param owner the user id, or `me`
 */
export const collectionPath = (template: string, owner: string): string =>
  template.replace('{user_id}', () => (DOT_SEGMENTS.has(owner) ? 'me' : encodeURIComponent(owner)));
