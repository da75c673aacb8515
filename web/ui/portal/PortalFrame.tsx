import type { ReactNode } from 'react';
import './portal.css';

interface PortalFrameProps {
  brand: string;
  /** Top right: the language. */
  corner: ReactNode;
  /** Below every page: the ways out of the house. */
  footer: ReactNode;
  children: ReactNode;
}

/** The customers' pages: one column for a phone, with nothing of the workplace around it. */
export function PortalFrame({ brand, corner, footer, children }: PortalFrameProps) {
  return (
    <div className="portal">
      <header className="portal-head">
        <img src="/favicon.svg" alt="" width="28" height="28" />
        <span>{brand}</span>
        {corner}
      </header>
      <main>{children}</main>
      <footer className="portal-foot">{footer}</footer>
    </div>
  );
}
