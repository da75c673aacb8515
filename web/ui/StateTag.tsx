import type { ReactNode } from 'react';

/** The states of the house. Each has its own colour and its own shape, so that neither is needed alone. */
export type Tone = 'neutral' | 'progress' | 'waiting' | 'limit' | 'breached' | 'done';

const shapes: Record<Tone, ReactNode> = {
  neutral: <circle cx="6" cy="6" r="4" fill="none" stroke="currentColor" strokeWidth="1.6" />,
  progress: (
    <>
      <circle cx="6" cy="6" r="4" fill="none" stroke="currentColor" strokeWidth="1.6" />
      <path d="M6 2a4 4 0 0 1 0 8z" fill="currentColor" />
    </>
  ),
  waiting: <path d="M2.5 2h2.6v8H2.5zM6.9 2h2.6v8H6.9z" fill="currentColor" />,
  limit: <path d="M6 1 11.4 10.6H.6z" fill="currentColor" />,
  breached: <path d="M3.6 0h4.8L12 3.6v4.8L8.4 12H3.6L0 8.4V3.6z" fill="currentColor" />,
  done: <path d="m1.5 6.4 3 3 6-6.6" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />,
};

interface StateTagProps {
  tone: Tone;
  /** The word for the state, in the reader's language. */
  children: ReactNode;
  title?: string;
}

/** A state: colour, shape and word. */
export function StateTag({ tone, children, title }: StateTagProps) {
  return (
    <span className={`state-tag state-${tone}`} title={title}>
      <svg viewBox="0 0 12 12" width="10" height="10" aria-hidden="true" focusable="false">
        {shapes[tone]}
      </svg>
      <span>{children}</span>
    </span>
  );
}
