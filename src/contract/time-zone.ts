/** The characters of names in the IANA time zone database. Some versions of Node accept offsets such as `+01:00` as zones; these do not match. */
const ZONE_NAME = /^[a-z][a-z0-9_+/-]*$/i;

/** Names that were found valid, in lower case. As only valid ones are added, there are no more than zones. */
const known = new Set<string>();

/**
 * Whether a text is the name of a zone in the IANA time zone database, as far as this Node knows it, in any case. `Intl` takes
 * microseconds for a name, so that valid ones are remembered.
 * @param text as in `Europe/Vienna`; `UTC` is one, an offset such as `+01:00` is none
 */
export function isTimeZone(text: string): boolean {
  if (!ZONE_NAME.test(text)) return false;
  const name = text.toLowerCase();
  if (known.has(name)) return true;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
  } catch {
    return false;
  }
  known.add(name);
  return true;
}
