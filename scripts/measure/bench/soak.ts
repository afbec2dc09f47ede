import { currentSetting, type Setting } from '../../common/setting.ts';
import type { ContestantName } from './contestants.ts';
import type { Load } from './load/index.ts';
import { createPlayer } from './rounds.ts';
import { type Stage, startAll } from './stage.ts';
import { median } from './statistics.ts';

/** Numbers of requests after which memory is measured. */
const MARKS = [100_000, 1_000_000];

const STARTS = 5;
const NAME: ContestantName = 'taskpact';

/** The memory of a process when idle and after long load. */
export interface Memory {
  readonly setting: Setting;
  /** Resident bytes after the first round that passed a mark. */
  readonly after: readonly { readonly requests: number; readonly resident: number }[];
  /** From the start of the process to the first answer from PostgreSQL, of each start. */
  readonly firstAnswerMs: readonly number[];
}

async function firstAnswers(stage: Stage): Promise<number[]> {
  const times: number[] = [];
  for (let turn = 0; turn < STARTS; turn++) {
    const running = await stage.start(NAME);
    times.push(running.firstAnswerMs);
    await running.stop();
  }
  return times;
}

/**
 * Sends the mix to Taskpact, round after round, and measures its memory meanwhile.
 * @param seconds length of a round, which is the precision of the marks
 */
export async function soak(stage: Stage, load: Load, seconds: number): Promise<Memory> {
  const [running] = await startAll(stage, [NAME]);
  if (!running) throw new Error('Nothing was started');
  const player = createPlayer(stage, load, undefined, seconds);
  const after: { requests: number; resident: number }[] = [];
  let requests = 0;
  for (let round = 1; after.length < MARKS.length; round++) {
    const sample = await player.play(running, 'mix', round);
    requests += sample.requests;
    if (requests >= (MARKS[after.length] as number)) after.push({ requests, resident: sample.resident });
  }
  await running.stop();
  const setting = currentSetting(await stage.databases.version());
  return { setting, after, firstAnswerMs: await firstAnswers(stage) };
}

/** The results as text. */
export function memoryLines({ after, firstAnswerMs }: Memory): string[] {
  const [first, last] = [after[0], after.at(-1)];
  const growth = first && last ? last.resident / first.resident : Number.NaN;
  const table = after.map(
    ({ requests, resident }) => `| ${requests.toLocaleString('en')} | ${(resident / 2 ** 20).toFixed(0)} MiB |`,
  );
  const starts = [median(firstAnswerMs), Math.min(...firstAnswerMs), Math.max(...firstAnswerMs)].map(Math.round);
  return [
    '| requests of the mix | resident memory |',
    '| ---: | ---: |',
    ...table,
    '',
    `The last figure is ${growth.toFixed(2)} times the first. From the start of the process to its first answer from PostgreSQL:`,
    `${starts[0]} ms, the median of ${firstAnswerMs.length} starts (${starts[1]} to ${starts[2]} ms).`,
  ];
}
