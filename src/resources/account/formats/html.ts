/** Tags that an editor of rich text writes; what has none of them is plain text. */
const HTML =
  /<\/?(?:p|br|ul|ol|li|a|h[1-6]|strong|em|b|i|u|s|code|pre|blockquote|div|span|hr|img|table|mention-user)\b[^<>]*>/i;

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', amp: '&' };

function characterOf(entity: string): string {
  const named = ENTITIES[entity.toLowerCase()];
  if (named !== undefined || !entity.startsWith('#')) return named ?? `&${entity};`;
  const code = /^#x/i.test(entity) ? Number.parseInt(entity.slice(2), 16) : Number.parseInt(entity.slice(1), 10);
  return code <= 0x10ffff ? String.fromCodePoint(code) : '';
}

/** Whether a text is HTML. */
export const isHtml = (text: string): boolean => HTML.test(text);

/**
 * The text of a piece of HTML: a line for each paragraph and item, addresses behind what leads to them. No page is shown from it: it is
 * for reading.
 * @param html a piece of HTML, which may be broken
 */
export const textOfHtml = (html: string): string =>
  html
    .replace(/<a\b[^<>]*?\bhref="([^"<>]*)"[^<>]*>([^<>]*)<\/a>/gi, (_, to: string, text: string) =>
      to === text ? text : `${text} (${to})`,
    )
    .replace(/<li\b[^<>]*>(?:\s*<p>)?/gi, '\n- ')
    .replace(/<br\b[^<>]*>|<\/(?:p|div|h[1-6]|blockquote|pre|tr)>/gi, '\n')
    .replace(/<[^<>]*>/g, '')
    .replace(/&(#x?[0-9a-f]{1,6}|[a-z]{2,4});/gi, (_, entity: string) => characterOf(entity))
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
