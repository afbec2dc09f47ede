import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { styleText } from 'node:util';

/** Who has something to say. */
export type Part = 'contract' | 'types' | 'service';

const COLOURS = { contract: 'magenta', types: 'blue', service: 'green' } as const;

/**
 * Writes a text to the one stream, each line with who says it.
 * @param part who
 * @param text one line or several
 */
export function say(part: Part, text: string): void {
  const name = part.padEnd(8);
  const head = process.stdout.isTTY ? styleText(COLOURS[part], name) : name;
  for (const line of text.split('\n')) console.log(line === '' ? head.trimEnd() : `${head}  ${line}`);
}

/**
 * Passes on what another process writes.
 * @param part whom it speaks for
 * @param output where it writes
 * @param worded what is to be said for a line, if anything
 */
export function relay(part: Part, output: Readable, worded: (line: string) => string | undefined): void {
  createInterface(output).on('line', (line) => {
    const text = worded(line);
    if (text !== undefined) say(part, text);
  });
}
