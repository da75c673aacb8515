import type { ReactNode } from 'react';
import './guide.css';

interface GuideProps {
  aimLabel: string;
  aim: string;
  wordsLabel: string;
  /** Sentences, each with its buttons. */
  words: readonly { readonly key: string; readonly text: string; readonly actions: ReactNode }[];
  /** Below: words from elsewhere. */
  children?: ReactNode;
}

/** How a step is done well: what it is for, and words that help. */
export function Guide({ aimLabel, aim, wordsLabel, words, children }: GuideProps) {
  return (
    <div className="guide">
      <p className="guide-aim">
        <strong>{aimLabel}</strong> {aim}
      </p>
      <Sentences label={wordsLabel} words={words} />
      {children}
    </div>
  );
}

/** Words that can be said, a sentence a line. */
export function Sentences({ label, words }: { label: string; words: GuideProps['words'] }) {
  return (
    <ul aria-label={label}>
      {words.map(({ key, text, actions }) => (
        <li key={key}>
          <q>{text}</q>
          <span className="guide-actions">{actions}</span>
        </li>
      ))}
    </ul>
  );
}
