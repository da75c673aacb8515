import './scorecard.css';

interface CourseProps {
  /** Null is a gap. */
  values: readonly (number | null)[];
  /** Drawn across, where there is one. */
  target: number | null;
  /** What it shows, in a sentence. */
  label: string;
}

const width = 112;
const height = 28;
const inset = 3;

/** Runs of neighbouring values: a gap is not drawn over. */
function runsOf(values: readonly (number | null)[]): { place: number; value: number }[][] {
  const runs: { place: number; value: number }[][] = [];
  let before = -2;
  for (const [place, value] of values.entries()) {
    if (value === null) continue;
    if (place === before + 1) runs.at(-1)?.push({ place, value });
    else runs.push([{ place, value }]);
    before = place;
  }
  return runs;
}

/** The course of a rate or a mean in little room, between its lowest and its highest, with its target. */
export function Course({ values, target, label }: CourseProps) {
  const all = [...values, target].filter((value) => value !== null);
  if (values.every((value) => value === null)) return null;
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const x = (place: number) => (values.length < 2 ? width : (place * width) / (values.length - 1));
  const y = (value: number) =>
    high === low ? height / 2 : height - inset - ((value - low) / (high - low)) * (height - 2 * inset);
  const runs = runsOf(values);
  const last = runs.at(-1)?.at(-1);
  // A line needs two points: what stands alone is a dot.
  const alone = runs.filter((run) => run.length === 1).flat();
  return (
    <svg
      className="course"
      viewBox={`-2 0 ${width + 6} ${height}`}
      width={width + 6}
      height={height}
      role="img"
      aria-label={label}
    >
      {target === null ? null : <line className="course-target" x1={0} x2={width} y1={y(target)} y2={y(target)} />}
      {runs.map((run) => (
        <polyline key={run[0]?.place} points={run.map(({ place, value }) => `${x(place)},${y(value)}`).join(' ')} />
      ))}
      {alone.map(({ place, value }) => (
        <circle key={place} cx={x(place)} cy={y(value)} r="1.5" />
      ))}
      {last ? <circle cx={x(last.place)} cy={y(last.value)} r="2.5" /> : null}
    </svg>
  );
}
