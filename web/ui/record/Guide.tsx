import type { ReactNode } from 'react';
import './guide.css';

interface GuideProps {
  aimLabel: string;
  aim: string;
  wordsLabel: string;
  /** Sentences, each with its buttons. */
  words: readonly { readonly key: string; readonly text: string; readonly actions: ReactNode }[];
}

/** How a step is done well: what it is for, and words that help. */
export function Guide({ aimLabel, aim, wordsLabel, words }: GuideProps) {
  return (
    <div className="guide">
      <p className="guide-aim">
        <strong>{aimLabel}</strong> {aim}
      </p>
      <ul aria-label={wordsLabel}>
        {words.map(({ key, text, actions }) => (
          <li key={key}>
            <q>{text}</q>
            <span className="guide-actions">{actions}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
