import type { ReactNode } from 'react';
import { MessageFrame } from '../desk/MessageFrame.tsx';

export interface ChatMessage {
  readonly key: string;
  readonly side: 'theirs' | 'own' | 'told';
  readonly who: string;
  readonly time: string;
  readonly text: string | null;
  readonly below?: ReactNode;
}

function Message({ message: { side, who, time, text, below } }: { message: ChatMessage }) {
  if (side === 'told') return <li className="message-told">{text}</li>;
  return (
    <li className={`message message-${side}`}>
      <span className="message-who">
        {who} {time}
      </span>
      {text ? <span className="message-text">{text}</span> : null}
      {below}
    </li>
  );
}

interface ChatLogProps {
  label: string;
  messages: readonly ChatMessage[];
  /** Words of the button that leads to the end, once something came below what is read. */
  more: string;
}

/** A conversation of a customer. */
export function ChatLog({ label, messages, more }: ChatLogProps) {
  return (
    <MessageFrame label={label} last={messages.at(-1)?.key} more={more}>
      {messages.map((message) => (
        <Message key={message.key} message={message} />
      ))}
    </MessageFrame>
  );
}
