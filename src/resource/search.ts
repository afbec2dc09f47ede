/** Searches: what they compare is made here, and so the same on every database, whatever its locale. */
import { Prisma } from '../../generated/prisma/client.ts';
import { type Column, sqlName } from './columns.ts';
import type { Filter } from './filters.ts';

/** Of such a text the form is its lower case: most texts that are written need no more. */
const ASCII = /^[\0-\x7f]*$/;

/**
 * A text in the form in which searches compare it: Unicode's NFC, upper case, lower case, NFC again, by the full mappings of Unicode that
 * need no language (The Unicode Standard, section 3.13). `σ` stands for `ς` too: which of them lower case gives depends on what follows.
 * @param text the text
 */
export const searchForm = (text: string): string =>
  ASCII.test(text)
    ? text.toLowerCase()
    : text.normalize('NFC').toUpperCase().toLowerCase().replaceAll('ς', 'σ').normalize('NFC');

/** The form of a value that is searched: of a list, that of each of its texts. */
export function searchFormOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => searchForm(String(one)));
  return typeof value === 'string' ? searchForm(value) : null;
}

/** Between the texts of a list that is searched as one: in upper case, so that no text in its search form has it, and none is found across. */
const BETWEEN_TEXTS = 'X';

/** A text of which LIKE takes every character for itself: Prisma hands it on as it is (https://github.com/prisma/prisma/issues/19506). */
const literally = (text: unknown): string => searchForm(String(text)).replace(/[\\%_]/g, '\\$&');

/** What searches compare of a column. */
const searchedText = ({ path, search, type }: Column): Prisma.Sql => {
  if (search === undefined) throw new Error(`${path} is searched, and not declared so`);
  const name = sqlName({ name: search });
  return type.sql === 'text[]' ? Prisma.sql`array_to_string(${name}, ${Prisma.raw(`'${BETWEEN_TEXTS}'`)})` : name;
};

/**
 * Rows with the parameter's text in one of the fields, which are declared as searched. Both sides are in their search form, where every
 * character stands for itself.
 */
export const search = <const Path extends string>(...paths: readonly Path[]): Filter<Path, 'text'> => ({
  takes: 'text',
  paths,
  isSearch: true,
  condition: (column, given) => Prisma.sql`strpos(${searchedText(column)}, ${given}) > 0`,
  argument: (_, value) => searchForm(String(value)),
  model: (_, value) => ({ contains: literally(value) }),
});
