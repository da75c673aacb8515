import type { Tone } from '../StateTag.tsx';
import './due-bar.css';

interface DueBarProps {
  /** How much of the working time has passed, from 0 to 1. */
  share: number;
  /** Where warnings are given, as shares. */
  marks: readonly number[];
  tone: Tone;
  /** The whole of it in words. */
  label: string;
}

const percent = (share: number) => `${Math.round(share * 1000) / 10}%`;

/** Working time as a bar that fills, with the places at which it warns. */
export function DueBar({ share, marks, tone, label }: DueBarProps) {
  return (
    <svg
      className={`due-bar state-${tone}`}
      role="img"
      aria-label={label}
      viewBox="0 0 100 8"
      preserveAspectRatio="none"
    >
      <title>{label}</title>
      <rect className="due-bar-whole" width="100" height="8" />
      <rect className="due-bar-gone" width={percent(share)} height="8" />
      {marks.map((mark) => (
        <line key={mark} x1={mark * 100} x2={mark * 100} y1="0" y2="8" vectorEffect="non-scaling-stroke" />
      ))}
    </svg>
  );
}
