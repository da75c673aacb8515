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
}

/** A single digit need not fill the wall. */
const fewestSigns = 4;

/** One number to be read at five metres. */
export function WallNumber({ label, value, judged = null, large = false, span }: WallNumberProps) {
  return (
    <div
      className={`wall-number ${large ? 'wall-large' : ''} ${judged ? `state-${judged.tone}` : ''}`}
      style={span === undefined ? undefined : ({ '--span': span } as CSSProperties)}
    >
      <dt>{label}</dt>
      <dd style={{ '--signs': Math.max(fewestSigns, value.length) } as CSSProperties}>{value}</dd>
      <dd className="wall-judged">{judged ? <StateTag tone={judged.tone}>{judged.words}</StateTag> : null}</dd>
    </div>
  );
}
