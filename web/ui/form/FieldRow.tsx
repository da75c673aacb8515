import type { ReactNode } from 'react';
import './field-row.css';

/** Short fields side by side, one below the other where there is no room. */
export function FieldRow({ children }: { children: ReactNode }) {
  return <div className="field-row">{children}</div>;
}
