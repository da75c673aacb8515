import type { ReactNode } from 'react';
import { StateTag } from '../StateTag.tsx';
import './checklist.css';

export interface Check {
  readonly key: string;
  readonly label: string;
  readonly met: boolean;
  /** What stands in the way, and the way there. */
  readonly missing?: ReactNode;
}

/** Conditions with their state in word and shape. */
export function Checklist({ checks, words }: { checks: readonly Check[]; words: { met: string; open: string } }) {
  return (
    <ul className="checklist">
      {checks.map(({ key, label, met, missing }) => (
        <li key={key}>
          <StateTag tone={met ? 'done' : 'limit'}>{met ? words.met : words.open}</StateTag>
          <span>
            {label}
            {!met && missing ? <span className="checklist-missing">{missing}</span> : null}
          </span>
        </li>
      ))}
    </ul>
  );
}
