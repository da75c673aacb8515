import type { ReactNode } from 'react';
import './floor.css';

/** What somebody does, as a shape of its own: colour alone says nothing to every twelfth man. */
export type Doing = 'offered' | 'talking' | 'hold' | 'wrapUp' | 'free' | 'notReady';

const shapes: Readonly<Record<Doing, ReactNode>> = {
  offered: <path d="M7 1 13.4 12.6H.6z" fill="currentColor" />,
  talking: <circle cx="7" cy="7" r="5.5" fill="currentColor" />,
  hold: <path d="M2.5 2h3v10h-3zM8.5 2h3v10h-3z" fill="currentColor" />,
  wrapUp: <path d="M2 12l1-3.2L9.6 2l2.4 2.4-6.8 6.8zM1 13.4h12" fill="none" stroke="currentColor" strokeWidth="1.7" />,
  free: <path d="m1.5 7.4 3.6 3.6 7.4-7.8" fill="none" stroke="currentColor" strokeWidth="2.4" strokeLinecap="round" />,
  notReady: <circle cx="7" cy="7" r="5" fill="none" stroke="currentColor" strokeWidth="1.6" strokeDasharray="3 2.2" />,
};

export function AgentMark({ doing }: { doing: Doing }) {
  return (
    <svg
      className={`agent-mark doing-${doing}`}
      viewBox="0 0 14 14"
      width="14"
      height="14"
      aria-hidden="true"
      focusable="false"
    >
      {shapes[doing]}
    </svg>
  );
}
