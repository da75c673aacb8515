import type { ReactNode } from 'react';
import './form-aside.css';

/** What is found out while one types: beside the form where there is room, in view wherever one writes; else in its place among the fields. */
export function FormAside({ children }: { children: ReactNode }) {
  return <div className="form-aside">{children}</div>;
}
