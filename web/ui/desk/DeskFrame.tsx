import type { ReactNode } from 'react';
import { useNarrow } from '../narrow.ts';
import { InsidePage, usePageTitle } from '../Page.tsx';
import { PlainButton } from '../PlainButton.tsx';
import './desk.css';

export const panes = ['list', 'talk', 'side'] as const;
export type Pane = (typeof panes)[number];

interface DeskFrameProps {
  title: string;
  labels: Readonly<Record<Pane, string>>;
  /** Above all columns. */
  above?: ReactNode;
  contents: Readonly<Record<Pane, ReactNode>>;
  /** The one that a phone shows. */
  pane: Pane;
  onPane: (pane: Pane) => void;
}

/** A page for a day: what waits at the left, what is being done in the middle, about whom at the right. On a phone one of them. */
export function DeskFrame({ title, labels, above, contents, pane, onPane }: DeskFrameProps) {
  const narrow = useNarrow();
  usePageTitle(title);
  return (
    <main className="desk-page">
      <h1 className="for-readers">{title}</h1>
      {above}
      {narrow ? (
        <nav className="desk-panes" aria-label={title}>
          {panes.map((one) => (
            <PlainButton key={one} look="text" aria-pressed={one === pane} onClick={() => onPane(one)}>
              {labels[one]}
            </PlainButton>
          ))}
        </nav>
      ) : null}
      <InsidePage value={true}>
        <div className="desk">
          {panes.map((one) => (
            <section key={one} className={`desk-${one}`} aria-label={labels[one]} hidden={narrow && one !== pane}>
              {contents[one]}
            </section>
          ))}
        </div>
      </InsidePage>
    </main>
  );
}
