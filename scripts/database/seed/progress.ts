import type { WriteStream } from 'node:tty';

const WIDTH = 30;

/**
 * A bar in a line of a terminal; nothing where the output is no terminal, so that no log fills with it.
 * @param output where it is drawn
 * @param total what is 100 %
 * @returns draws how much is done; the line ends when everything is
 */
export function progressBar(output: Pick<WriteStream, 'isTTY' | 'write'>, total: number): (done: number) => void {
  return (done) => {
    if (!output.isTTY) return;
    const filled = Math.floor((WIDTH * done) / total);
    const bar = '█'.repeat(filled) + '░'.repeat(WIDTH - filled);
    output.write(`\r${bar} ${done} of ${total}${done === total ? '\n' : ''}`);
  };
}
