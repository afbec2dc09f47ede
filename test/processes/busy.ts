import { availableParallelism, loadavg } from 'node:os';

const [others = 0] = loadavg();

const isShort = process.env.FAULTS === 'short' || process.env.ATTACK_SECONDS !== undefined;

/**
 * Why times are not judged; false in a whole run on a machine that has time. It has not when more than two processes a core wanted
 * to run as the test began.
 */
export const busy: string | false =
  (isShort && 'the short form judges no times') ||
  (others > 2 * availableParallelism() &&
    `the machine is busy with other things: its load average was ${others.toFixed(1)}`);
