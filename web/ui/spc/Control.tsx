import type { ReactNode } from 'react';
import './spc.css';

interface ControlProps {
  label: string;
  /** Id of the input that the label names; left out for groups, which name themselves. */
  htmlFor?: string;
  /** Takes two places; on a phone the whole line. */
  wide?: boolean;
  /** Takes the whole line on a phone. */
  long?: boolean;
  children: ReactNode;
}

/** One labelled control among those that say what a page shows. */
export function Control({ label, htmlFor, wide = false, long = false, children }: ControlProps) {
  return (
    <div className={`control${wide ? ' wide' : ''}${long ? ' long' : ''}`}>
      {htmlFor ? <label htmlFor={htmlFor}>{label}</label> : <span className="control-label">{label}</span>}
      {children}
    </div>
  );
}

/** The controls of a page that is not a list. */
export function Controls({ label, children }: { label: string; children: ReactNode }) {
  return (
    <search className="controls section" aria-label={label}>
      {children}
    </search>
  );
}
