import type { CSSProperties } from 'react';
import { StateTag, type Tone } from '../StateTag.tsx';
import './wall.css';

interface WallNumberProps {
  label: string;
  value: string;
  /** How it stands to its target, in a word; left out where it has none. */
  judged?: { readonly tone: Tone; readonly words: string } | null;
  /** The one that matters most takes more room. */
  large?: boolean;
  /** Columns of twelve, where a wall lays out as many numbers as there are. */
  span?: number;
  /** How it went, below it; `chart` gives it most of the room. */
  course?: WallCourse | undefined;
}

export interface WallCourse {
  readonly values: readonly (number | null)[];
  readonly target: number | null;
  readonly chart: boolean;
  /** What it shows, in a sentence. */
  readonly label: string;
}

/** A single digit need not fill the wall. */
const fewestSigns = 4;

const [wide, high] = [100, 40];

/** Runs of values without a gap, from left to right. */
function runsOf(values: readonly (number | null)[], y: (value: number) => number): string[][] {
  const step = wide / Math.max(1, values.length - 1);
  const runs: string[][] = [[]];
  values.forEach((value, at) => {
    if (value === null) runs.push([]);
    else runs.at(-1)?.push(`${(at * step).toFixed(2)},${y(value).toFixed(2)}`);
  });
  return runs.filter((run) => run.length > 0);
}

function Course({ values, target, label, chart }: WallCourse) {
  const told = [...values, target].filter((value) => value !== null);
  const [lowest, highest] = [Math.min(...told), Math.max(...told)];
  const y = (value: number) =>
    highest === lowest ? high / 2 : high - 3 - ((value - lowest) / (highest - lowest)) * (high - 6);
  return (
    <svg
      className={`wall-course${chart ? ' wall-chart' : ''}`}
      viewBox={`0 0 ${wide} ${high}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      {target === null ? null : <line className="wall-target" x1={0} x2={wide} y1={y(target)} y2={y(target)} />}
      {runsOf(values, y).map((run) => (
        <polyline key={run[0]} points={run.join(' ')} />
      ))}
    </svg>
  );
}

/** One number to be read at five metres. */
export function WallNumber({ label, value, judged = null, large = false, span, course }: WallNumberProps) {
  return (
    <div
      className={`wall-number ${large ? 'wall-large' : ''} ${judged ? `state-${judged.tone}` : ''} ${course?.chart ? 'wall-charted' : ''}`}
      style={span === undefined ? undefined : ({ '--span': span } as CSSProperties)}
    >
      <dt>{label}</dt>
      <dd style={{ '--signs': Math.max(fewestSigns, value.length) } as CSSProperties}>{value}</dd>
      <dd className="wall-judged">{judged ? <StateTag tone={judged.tone}>{judged.words}</StateTag> : null}</dd>
      {course ? (
        <dd className="wall-line">
          <Course {...course} />
        </dd>
      ) : null}
    </div>
  );
}
