import type { ReactNode } from 'react';
import './spc.css';

interface ControlProps {
  label: string;
  /** Id of the input that the label names; left out for groups, which name themselves. */
  htmlFor?: string;
  wide?: boolean;
  children: ReactNode;
}

/** One labelled control among those that say what a page shows. */
export function Control({ label, htmlFor, wide = false, children }: ControlProps) {
  return (
    <div className={wide ? 'control wide' : 'control'}>
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
