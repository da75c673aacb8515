import { type Drawn, linesOf } from './drawn.ts';

/** Where the plot lies on the page, and how positions and values become pixels. */
export type Frame = {
  readonly width: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly x: (index: number) => number;
  readonly y: (value: number) => number;
  readonly ticks: readonly number[];
};

const page = { width: 1120, left: 84, right: 1000, top: 72, bottom: 460 };

export function frameOf(drawn: Drawn): Frame {
  const { points } = drawn;
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const { lower, upper, centre } of points) {
    low = Math.min(low, lower ?? centre);
    high = Math.max(high, upper ?? centre);
  }
  for (const value of linesOf(drawn).flat()) {
    low = Math.min(low, value ?? low);
    high = Math.max(high, value ?? high);
  }
  const room = (high - low || Math.abs(high) || 1) * 0.08;
  const [from, to] = [low - room, high + room];
  const step = (page.right - page.left) / points.length;
  return {
    ...page,
    x: (index) => page.left + (index + 0.5) * step,
    y: (value) => page.bottom - ((value - from) / (to - from)) * (page.bottom - page.top),
    ticks: ticksBetween(from, to),
  };
}

/** Round values, four to nine of them. */
function ticksBetween(from: number, to: number): number[] {
  const rough = (to - from) / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((size) => size >= rough) ?? rough;
  const first = Math.ceil(from / step);
  const count = Math.floor(to / step) - first + 1;
  return Array.from({ length: count }, (_item, place) => (first + place) * step);
}

export function px(value: number): string {
  return String(Math.round(value * 100) / 100);
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export function escapeXml(text: string): string {
  // Control characters are not allowed in XML, not even escaped.
  return text.replace(/\p{Cc}/gu, ' ').replace(/[&<>"]/g, (char) => entities[char] ?? char);
}
