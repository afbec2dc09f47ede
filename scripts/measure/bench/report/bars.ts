import { COLOURS, legend, picture, text } from './svg.ts';

/** A bar: its value, and the minimum and maximum of the samples. */
export interface Bar {
  readonly value: number;
  readonly least: number;
  readonly greatest: number;
  /** The label at its end. */
  readonly note: string;
}

/** Bars that are compared with each other; one for each series, or none. */
export interface BarGroup {
  readonly name: string;
  readonly bars: readonly (Bar | undefined)[];
}

/** The texts of a chart. */
export interface BarChart {
  readonly title: string;
  readonly subtitle: string;
  /** One name for each bar of a group. */
  readonly series: readonly string[];
  readonly groups: readonly BarGroup[];
}

const WIDTH = 860;
const LEFT = 130;
/** Leaves room for the notes at the ends of the bars. */
const LONGEST = 480;
const THICK = 16;
const STEP = 20;
const HEAD = 84;

const round = (value: number): number => Math.round(value * 10) / 10;

function bar({ value, least, greatest, note }: Bar, y: number, scale: number, series: number): string[] {
  const [end, from, to] = [value, least, greatest].map((one) => round(LEFT + one * scale)) as [number, number, number];
  const middle = y + THICK / 2;
  return [
    `<rect x="${LEFT}" y="${y}" width="${round(end - LEFT)}" height="${THICK}" rx="2" class="${COLOURS[series]}"/>`,
    `<path d="M${from} ${middle}H${to}M${from} ${middle - 4}v8M${to} ${middle - 4}v8" class="whisker"/>`,
    text(Math.max(end, to) + 8, middle + 4.5, note, series === 0 ? { look: 'strong' } : {}),
  ];
}

/**
 * A chart of groups of horizontal bars. Each group has a scale of its own: bars are compared within it.
 * @param chart what it shows
 * @returns SVG
 */
export function barChart({ title, subtitle, series, groups }: BarChart): string {
  const shapes = [
    text(16, 28, title, { look: 'title' }),
    text(16, 48, subtitle, { look: 'note' }),
    ...legend(16, 72, series, 210),
  ];
  let y = HEAD;
  for (const { name, bars } of groups) {
    const scale = LONGEST / Math.max(...bars.map((one) => one?.greatest ?? 0));
    const height = bars.length * STEP;
    shapes.push(text(LEFT - 12, y + 10 + height / 2 + 2, name, { anchor: 'end', look: 'strong' }));
    bars.forEach((one, index) => {
      if (one) shapes.push(...bar(one, y + 10 + index * STEP, scale, index));
    });
    shapes.push(`<path d="M${LEFT} ${y + 6}v${height + 4}" class="axis"/>`);
    y += height + 18;
  }
  return picture(WIDTH, y + 8, `${title}: ${subtitle}`, shapes);
}
