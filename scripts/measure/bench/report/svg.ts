/** Escapes a text for an SVG element or attribute. */
export const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Position and style of a text. */
interface TextStyle {
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly look?: 'title' | 'note' | 'strong';
}

/** A text with its baseline at a position in pixels. */
export function text(x: number, y: number, content: string, { anchor = 'start', look }: TextStyle = {}): string {
  const name = look ? ` class="${look}"` : '';
  return `<text x="${x}" y="${y}" text-anchor="${anchor}"${name}>${escapeXml(content)}</text>`;
}

/** Colours that are distinct on white and on black, also with red-green colour blindness. */
const STYLE = `
  svg { --ink: #1f2328; --soft: #59636e; --line: #d1d9e0; --a: #1f6feb; --b: #8c959f; --c: #d9730d; --d: #1a7f64; --e: #8250df }
  @media (prefers-color-scheme: dark) {
    svg { --ink: #f0f6fc; --soft: #9198a1; --line: #3d444d; --a: #4493f8; --b: #7d8590; --c: #f0883e; --d: #3fb68b; --e: #ab7df8 }
  }
  text { font: 13px system-ui, sans-serif; fill: var(--ink) }
  .title { font-size: 16px; font-weight: 600 } .strong { font-weight: 600 } .note { fill: var(--soft); font-size: 12px }
  .axis { stroke: var(--line) } .whisker { stroke: var(--ink); stroke-width: 1.5 }
  .a { fill: var(--a) } .b { fill: var(--b) } .c { fill: var(--c) } .d { fill: var(--d) } .e { fill: var(--e) }
  .line { fill: none; stroke-width: 2 }
  .line.a { stroke: var(--a) } .line.b { stroke: var(--b) } .line.c { stroke: var(--c) } .line.d { stroke: var(--d) } .line.e { stroke: var(--e) }
  path.line { fill: none }`;

/** The colours that a shape can have, in the order in which they are to be used. */
export const COLOURS = ['a', 'b', 'c', 'd', 'e'] as const;

/**
 * An image that follows the reader's light or dark mode.
 * @param label its text alternative
 * @param shapes SVG elements
 */
export function picture(width: number, height: number, label: string, shapes: readonly string[]): string {
  const frame = `xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"`;
  return `<svg ${frame} role="img" aria-label="${escapeXml(label)}">\n<style>${STYLE}\n</style>\n${shapes.join('\n')}\n</svg>\n`;
}

/** Squares with what their colours mean, side by side. */
export function legend(x: number, y: number, entries: readonly string[], step: number): string[] {
  return entries.flatMap((entry, index) => [
    `<rect x="${x + index * step}" y="${y - 10}" width="11" height="11" rx="2" class="${COLOURS[index]}"/>`,
    text(x + index * step + 17, y, entry),
  ]);
}
