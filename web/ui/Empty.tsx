import type { ReactNode } from 'react';

interface EmptyProps {
  /** What this place is for. */
  title: string;
  children?: ReactNode;
  /** The one next step. */
  action?: ReactNode;
}

/** A place with nothing in it yet: what it is for, and the next step. */
export function Empty({ title, children, action }: EmptyProps) {
  return (
    <div className="empty">
      <p className="empty-title">{title}</p>
      {children ? <div className="quiet">{children}</div> : null}
      {action}
    </div>
  );
}
