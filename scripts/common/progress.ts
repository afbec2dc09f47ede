import type { WriteStream } from 'node:tty';

const WIDTH = 30;

/**
 * A progress bar in a terminal; without a terminal nothing is drawn, so that logs stay clean.
 * @param output the stream to draw on
 * @param total the value of 100 %
 * @param unit of the values, as in ` KiB`
 * @returns draws the current value; at 100 % it ends the line
 */
export function progressBar(
  output: Pick<WriteStream, 'isTTY' | 'write'>,
  total: number,
  unit = '',
): (done: number) => void {
  return (done) => {
    if (!output.isTTY) return;
    const filled = Math.floor((WIDTH * done) / total);
    const bar = '█'.repeat(filled) + '░'.repeat(WIDTH - filled);
    output.write(`\r${bar} ${done} of ${total}${unit}${done === total ? '\n' : ''}`);
  };
}
