import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { styleText } from 'node:util';

/** The sources of output. */
export type Part = 'contract' | 'types' | 'service';

const COLOURS = { contract: 'magenta', types: 'blue', service: 'green' } as const;

/**
 * Writes a text to standard output, with its source before each line.
 * @param part the source
 * @param text one line or several
 */
export function say(part: Part, text: string): void {
  const name = part.padEnd(8);
  const head = process.stdout.isTTY ? styleText(COLOURS[part], name) : name;
  for (const line of text.split('\n')) console.log(line === '' ? head.trimEnd() : `${head}  ${line}`);
}

/**
 * Passes on the output of another process.
 * @param part the source that is shown
 * @param output the stream of the process
 * @param worded the text to show for a line, or undefined for none
 */
export function relay(part: Part, output: Readable, worded: (line: string) => string | undefined): void {
  createInterface(output).on('line', (line) => {
    const text = worded(line);
    if (text !== undefined) say(part, text);
  });
}
