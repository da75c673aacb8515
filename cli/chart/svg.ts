import { explainCapability, type Phase } from '@tongli/spc';
import type { Language } from '../refusal.ts';
import { wrapText } from '../terminal.ts';
import { type Drawn, type DrawnPoint, linesOf } from './drawn.ts';
import { escapeXml, type Frame, frameOf, px } from './frame.ts';
import { figure } from './text.ts';

const noteWidth = 132;
const noteLine = 20;
const topOfNotes = 520;

/**
 * A chart that stands alone on paper: centre, limits and zones in steps, phases and baseline, signals numbered and told in words.
 * Signals differ by shape as well as by colour, so that they survive a black-and-white printer.
 */
export function drawSvg(drawn: Drawn, title: string, language: Language): string {
  const frame = frameOf(drawn);
  const notes = notesOf(drawn, language);
  const height = topOfNotes + notes.length * noteLine + 20;
  const parts = [
    `<rect width="${frame.width}" height="${height}" fill="#fff"/>`,
    text(frame.left, 34, `${title} · ${drawn.type}`, 'class="title"'),
    ...drawn.phases.map((phase) => phaseParts(drawn, frame, phase, language)),
    axis(drawn, frame),
    series(drawn, frame),
    ...drawn.signals.map(({ peak }, number) => mark(drawn.points[peak], frame, number, drawn)),
    ...notes.map((note, line) => text(frame.left, topOfNotes + line * noteLine, note, 'class="note"')),
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${frame.width} ${height}" width="${frame.width}" height="${height}" role="img" lang="${language}">
<title>${escapeXml(title)}</title>
<style>${style}</style>
${parts.join('\n')}
</svg>
`;
}

const style = `text{font-family:"Noto Sans CJK SC","Source Han Sans SC","PingFang SC","Microsoft YaHei",Arial,sans-serif;font-size:13px;fill:#1a1a1a}
.title{font-size:18px;font-weight:600}.small{font-size:11px;fill:#444}.note{font-size:13px}
.zone1{fill:#f4f6f8}.zone2{fill:#e9edf1}.zone3{fill:#dde3e9}.base{fill:none;stroke:#0b5cad;stroke-width:3}
.centre{stroke:#1a1a1a;stroke-width:1.4;fill:none}.limit{stroke:#1a1a1a;stroke-width:1.4;stroke-dasharray:7 4;fill:none}
.phase{stroke:#555;stroke-dasharray:2 3}.line{stroke:#0b5cad;stroke-width:1.5;fill:none}.dot{fill:#0b5cad}
.sign{fill:#c2410c;stroke:#fff}.number{font-size:12px;font-weight:700;fill:#9a3412}.axis{stroke:#555;fill:none}`;

function text(x: number, y: number, content: string, more = ''): string {
  return `<text x="${px(x)}" y="${px(y)}" ${more}>${escapeXml(content)}</text>`;
}

function phaseParts(drawn: Drawn, frame: Frame, phase: Phase, language: Language): string {
  const points = drawn.points.slice(phase.from, phase.to + 1);
  const at = (sigmas: number) => (point: DrawnPoint) => levelAt(point, sigmas);
  // A CUSUM is read against its decision interval alone: it has no zones.
  const zones = (drawn.type === 'cusum' ? [] : [3, 2, 1]).map(
    (sigmas) => `<path class="zone${4 - sigmas}" d="${band(points, frame, sigmas)}"/>`,
  );
  const labels = [
    ['CL', drawn.type === 'cusum' ? 0 : phase.centre, at(0)],
    ['UCL', points.at(-1)?.upper, upperOf],
    ['LCL', points.at(-1)?.lower, lowerOf],
  ] as const;
  const last = phase.to === drawn.points.length - 1;
  const sideLabels = labels.flatMap(([name, value, level]) => {
    const point = points.at(-1);
    if (value === undefined || value === null || !point || !last) return [];
    return [text(frame.right + 6, frame.y(level(point)) + 4, `${name} ${figure(value)}`, 'class="small"')];
  });
  return [
    ...zones,
    `<path class="centre" d="${steps(points, frame, at(0))}"/>`,
    `<path class="limit" d="${steps(points, frame, upperOf)}"/>`,
    `<path class="limit" d="${steps(points, frame, lowerOf)}"/>`,
    ...sideLabels,
    phaseName(drawn, frame, phase, language),
    baselineMark(frame, phase, language),
  ].join('\n');
}

/** A level in sigmas from the centre, never outside the limits that the measure has by nature. */
function levelAt({ centre, sigma, lower, upper }: DrawnPoint, sigmas: number): number {
  const level = centre + sigmas * (sigma ?? 0);
  return Math.min(upper ?? level, Math.max(lower ?? level, level));
}

const upperOf = ({ upper, centre }: DrawnPoint): number => upper ?? centre;
const lowerOf = ({ lower, centre }: DrawnPoint): number => lower ?? centre;

function phaseName(drawn: Drawn, frame: Frame, phase: Phase, language: Language): string {
  if (drawn.phases.length === 1) return '';
  const x = frame.x(phase.from - 0.5);
  const number = drawn.phases.indexOf(phase) + 1;
  const name =
    language === 'zh' ? `阶段 ${number} · CL ${figure(phase.centre)}` : `Phase ${number} · CL ${figure(phase.centre)}`;
  const line = phase.from === 0 ? '' : `<path class="phase" d="M${px(x)} ${frame.top}V${frame.bottom}"/>`;
  return line + text(x + 4, frame.top - 6, name, 'class="small"');
}

/** Only where the limits come from a part of the phase. */
function baselineMark(frame: Frame, phase: Phase, language: Language): string {
  if (phase.baselineFrom === phase.from && phase.baselineTo === phase.to) return '';
  const [from, to] = [frame.x(phase.baselineFrom - 0.5), frame.x(phase.baselineTo + 0.5)];
  const name = language === 'zh' ? '基线' : 'baseline';
  return `<path class="base" d="M${px(from)} ${frame.bottom}H${px(to)}"/>${text(from + 4, frame.bottom - 6, name, 'class="small"')}`;
}

type Level = (point: DrawnPoint) => number;

/** A horizontal piece for each point; pieces of one height are one. */
function steps(points: readonly DrawnPoint[], frame: Frame, level: Level): string {
  let path = '';
  let height = '';
  points.forEach((point, place) => {
    const y = px(frame.y(level(point)));
    if (y !== height)
      path += place === 0 ? `M${px(frame.x(point.index - 0.5))} ${y}` : `H${px(frame.x(point.index - 0.5))}V${y}`;
    height = y;
  });
  const last = points.at(-1);
  return last ? `${path}H${px(frame.x(last.index + 0.5))}` : path;
}

function band(points: readonly DrawnPoint[], frame: Frame, sigmas: number): string {
  const upper = steps(points, frame, (point) => levelAt(point, sigmas));
  const back: string[] = [];
  for (const point of points.toReversed()) {
    const y = px(frame.y(levelAt(point, -sigmas)));
    back.push(`L${px(frame.x(point.index + 0.5))} ${y}H${px(frame.x(point.index - 0.5))}`);
  }
  return `${upper}${back.join('')}Z`;
}

function series(drawn: Drawn, frame: Frame): string {
  return linesOf(drawn)
    .map((values) => line(drawn, values, frame))
    .join('\n');
}

function line({ points, phases }: Drawn, values: readonly (number | null)[], frame: Frame): string {
  const starts = new Set(phases.map(({ from }) => from));
  let path = '';
  let pen = 'M';
  values.forEach((value, index) => {
    if (starts.has(index) || value === null) pen = 'M';
    if (value === null) return;
    path += `${pen}${px(frame.x(index))} ${px(frame.y(value))}`;
    pen = 'L';
  });
  const dots = points.map((point) => dot(point, values[point.index] ?? null, frame)).join('');
  return `<path class="line" d="${path}"/>\n${dots}`;
}

/** Of two lines, the one that is farther out carries the sign. */
function dot({ index, value: farthest, rules }: DrawnPoint, value: number | null, frame: Frame): string {
  if (value === null) return '';
  const [x, y] = [frame.x(index), frame.y(value)];
  if (rules.length === 0 || value !== farthest) return `<circle class="dot" cx="${px(x)}" cy="${px(y)}" r="3"/>`;
  return `<path class="sign" d="M${px(x)} ${px(y - 6)}l6 6-6 6-6-6z"/>`;
}

/** The number of a signal beside the point farthest out; a second signal of the same point goes above the first. */
function mark(point: DrawnPoint | undefined, frame: Frame, number: number, { signals }: Drawn): string {
  if (!point || point.value === null) return '';
  const before = signals.slice(0, number).filter(({ peak }) => peak === point.index).length;
  const outward = point.value >= point.centre ? -1 : 1;
  const y = frame.y(point.value) + outward * (12 + before * 13) + (outward > 0 ? 8 : 0);
  return text(frame.x(point.index), y, String(number + 1), 'class="number" text-anchor="middle"');
}

const mostLabels = 14;

function axis({ points }: Drawn, frame: Frame): string {
  const every = Math.ceil(points.length / mostLabels);
  const labels = points
    .filter(({ index }) => index % every === 0)
    .map(({ index, label }) => text(frame.x(index), frame.bottom + 20, label, 'class="small" text-anchor="middle"'));
  const ticks = frame.ticks.map(
    (value) =>
      `<path class="axis" d="M${frame.left - 4} ${px(frame.y(value))}h4"/>${text(frame.left - 8, frame.y(value) + 4, figure(value), 'class="small" text-anchor="end"')}`,
  );
  return [
    `<path class="axis" d="M${frame.left} ${frame.top}V${frame.bottom}H${frame.right}"/>`,
    ...labels,
    ...ticks,
  ].join('\n');
}

function notesOf({ signals, capability }: Drawn, language: Language): string[] {
  const none = language === 'zh' ? '没有特殊原因的信号' : 'No signal of a special cause';
  const sentences = signals.map((signal, number) => `${number + 1}. ${signal.explain(language)}`);
  if (sentences.length === 0) sentences.push(none);
  if (capability) sentences.push(explainCapability(capability, language));
  return sentences.flatMap((sentence) => wrapText(sentence, noteWidth));
}
