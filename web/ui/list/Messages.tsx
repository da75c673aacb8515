import type { ReactNode } from 'react';
import './messages.css';

export interface Message {
  readonly key: string;
  readonly words: string;
  /** Not read yet: marked by weight, a dot and a word for screen readers. */
  readonly fresh: boolean;
  /** Below the words, such as the time. */
  readonly beside: ReactNode;
  /** Leads to what it is about; null when there is nowhere to go. */
  readonly onOpen: (() => void) | null;
  readonly action: ReactNode;
}

interface MessagesProps {
  messages: readonly Message[];
  label: string;
  /** The word for a fresh one. */
  freshWord: string;
}

/** Sentences, newest first, each leading to its record. */
export function Messages({ messages, label, freshWord }: MessagesProps) {
  return (
    <ul className="messages" aria-label={label}>
      {messages.map(({ key, words, fresh, beside, onOpen, action }) => (
        <li key={key} className={fresh ? 'message-fresh' : ''}>
          {onOpen ? (
            <button type="button" className="message-words" onClick={onOpen}>
              {fresh ? <span className="for-readers">{freshWord}</span> : null}
              {words}
            </button>
          ) : (
            <span className="message-words">{words}</span>
          )}
          <span className="message-foot">
            <span className="quiet">{beside}</span>
            {action}
          </span>
        </li>
      ))}
    </ul>
  );
}
