import './floor.css';

interface SparklineProps {
  values: readonly number[];
  /** What it shows, in a sentence. */
  label: string;
}

const width = 96;
const height = 22;

/** The course of a number in little room: lowest at nothing, its last value marked. */
export function Sparkline({ values, label }: SparklineProps) {
  const highest = Math.max(1, ...values);
  const step = width / Math.max(1, values.length - 1);
  const points = values.map((value, index) => [
    values.length === 1 ? width : index * step,
    height - 3 - (value / highest) * (height - 6),
  ]);
  const [x = width, y = height - 3] = points.at(-1) ?? [];
  return (
    <svg
      className="sparkline"
      viewBox={`-2 0 ${width + 6} ${height}`}
      width={width + 6}
      height={height}
      role="img"
      aria-label={label}
    >
      <polyline points={points.map((point) => point.join(',')).join(' ')} />
      <circle cx={x} cy={y} r="2.5" />
    </svg>
  );
}
