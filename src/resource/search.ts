/** What searches compare: the same on every database, whatever its locale. */

/**
 * A text in the form in which searches compare it: Unicode's NFC, upper case, lower case, NFC again, by the full mappings of Unicode that
 * need no language (The Unicode Standard, section 3.13). `σ` stands for `ς` too: which of them lower case gives depends on what follows.
 * @param text the text
 */
export const searchForm = (text: string): string =>
  text.normalize('NFC').toUpperCase().toLowerCase().replaceAll('ς', 'σ').normalize('NFC');

/** The form of a value that is searched: of a list, that of each of its texts. */
export function searchFormOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => searchForm(String(one)));
  return typeof value === 'string' ? searchForm(value) : null;
}

/** Between the texts of a list that is searched as one: in upper case, so that no text in its search form has it, and none is found across. */
export const BETWEEN_TEXTS = 'X';
