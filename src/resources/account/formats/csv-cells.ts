/**
 * What spreadsheets take for a formula, or for a text in a special form, behind any number of apostrophes: they run `=HYPERLINK(…)`, whoever
 * wrote it (OWASP, CSV Injection). The empty text is among them, as an empty cell is nothing.
 */
const SPECIAL = /^'*(?:$|[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20])/;

/**
 * A text as a cell that no spreadsheet takes for a formula. With {@link textOfCell} every text, and nothing, comes out as it went in.
 * @param text null for nothing
 */
export const cellOfText = (text: string | null): string => {
  if (text === null) return '';
  return SPECIAL.test(text) ? `'${text}` : text;
};

/** The text in such a cell. */
export function textOfCell(cell: string): string | null {
  if (cell === '') return null;
  return cell.startsWith("'") && SPECIAL.test(cell) ? cell.slice(1) : cell;
}

/** Tags in one cell, with commas in between; a backslash takes the meaning from the character behind it. */
export const cellOfTags = (tags: readonly string[]): string =>
  tags.map((tag) => tag.replace(/[\\,]|^\s|\s$/g, '\\$&')).join(', ');

/** The tags in such a cell, without white space around them. */
export function tagsOfCell(cell: string): string[] {
  const tags: string[] = [];
  let [tag, keptLength] = ['', 0];
  const end = () => {
    tags.push(tag.slice(0, keptLength));
    [tag, keptLength] = ['', 0];
  };
  for (let index = 0; index < cell.length; index += 1) {
    const isEscaped = cell[index] === '\\' && index + 1 < cell.length;
    if (isEscaped) index += 1;
    const character = cell[index] ?? '';
    const isKept = isEscaped || /\S/.test(character);
    if (character === ',' && !isEscaped) end();
    else if (isKept || tag !== '') tag += character;
    if (isKept) keptLength = tag.length;
  }
  end();
  return cell.trim() === '' ? [] : tags;
}
