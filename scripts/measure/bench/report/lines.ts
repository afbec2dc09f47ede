import { COLOURS, legend, picture, text } from './svg.ts';

/** A line through points; `x` is drawn on a logarithmic scale, `y` from 0. */
export interface Line {
  readonly points: readonly { readonly x: number; readonly y: number }[];
}

/** One of the diagrams of a chart. */
export interface Panel {
  readonly title: string;
  /** One for each name of the legend, in that order. */
  readonly lines: readonly Line[];
}

/** The texts of a chart. */
export interface LineChart {
  readonly title: string;
  readonly subtitle: string;
  readonly series: readonly string[];
  /** Two stand side by side. */
  readonly panels: readonly Panel[];
}

const PANEL = { width: 430, height: 270, left: 64, right: 24, top: 42, bottom: 36 };
const HEAD = 84;

const compact = new Intl.NumberFormat('en', { notation: 'compact' });

const round = (value: number): number => Math.round(value * 10) / 10;

/** The next value at or above this one that is 1, 2 or 5 times a power of ten. */
export function niceCeiling(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return (([1, 2, 5].find((step) => step * power >= value) ?? 10) * power * 1e9) / 1e9;
}

interface Scales {
  x(value: number): number;
  y(value: number): number;
}

function scalesOf(lines: readonly Line[], top: number, [left, above]: readonly [number, number]): Scales {
  const all = lines.flatMap(({ points }) => points.map(({ x }) => Math.log10(x)));
  const [least, greatest] = [Math.min(...all), Math.max(...all)];
  const width = PANEL.width - PANEL.left - PANEL.right;
  const height = PANEL.height - PANEL.top - PANEL.bottom;
  return {
    x: (value) => round(left + PANEL.left + ((Math.log10(value) - least) / (greatest - least || 1)) * width),
    y: (value) => round(above + PANEL.top + height * (1 - value / top)),
  };
}

function grid(panel: Panel, top: number, { x, y }: Scales, [left, above]: readonly [number, number]): string[] {
  const sizes = [...new Set(panel.lines.flatMap(({ points }) => points.map((point) => point.x)))];
  const [from, to] = [left + PANEL.left, left + PANEL.width - PANEL.right];
  return [
    text(left + PANEL.left, above + 22, panel.title, { look: 'strong' }),
    ...[0, 0.25, 0.5, 0.75, 1].flatMap((share) => [
      `<path d="M${from} ${y(share * top)}H${to}" class="axis"/>`,
      text(from - 8, y(share * top) + 4, `${Number((share * top).toPrecision(3))} ms`, { anchor: 'end', look: 'note' }),
    ]),
    ...sizes.map((size) => text(x(size), y(0) + 18, compact.format(size), { anchor: 'middle', look: 'note' })),
  ];
}

function drawLine({ points }: Line, index: number, { x, y }: Scales): string[] {
  const path = points.map((point, nth) => `${nth === 0 ? 'M' : 'L'}${x(point.x)} ${y(point.y)}`).join('');
  return [
    `<path d="${path}" class="line ${COLOURS[index]}"/>`,
    ...points.map((point) => `<circle cx="${x(point.x)}" cy="${y(point.y)}" r="3.5" class="${COLOURS[index]}"/>`),
  ];
}

/**
 * A chart of diagrams with lines.
 * @returns SVG
 */
export function lineChart({ title, subtitle, series, panels }: LineChart): string {
  const shapes = [
    text(16, 28, title, { look: 'title' }),
    text(16, 48, subtitle, { look: 'note' }),
    ...legend(16, 72, series, 130),
  ];
  panels.forEach((panel, index) => {
    const origin = [(index % 2) * PANEL.width, HEAD + Math.floor(index / 2) * PANEL.height] as const;
    const top = niceCeiling(Math.max(...panel.lines.flatMap(({ points }) => points.map(({ y }) => y))));
    const scales = scalesOf(panel.lines, top, origin);
    shapes.push(...grid(panel, top, scales, origin));
    shapes.push(...panel.lines.flatMap((line, nth) => drawLine(line, nth, scales)));
  });
  const height = HEAD + Math.ceil(panels.length / 2) * PANEL.height + 8;
  return picture(2 * PANEL.width, height, `${title}: ${subtitle}`, shapes);
}
