import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Instant } from '../Times.tsx';
import { MessageFrame } from './MessageFrame.tsx';

export interface LoggedMessage {
  readonly key: string;
  readonly at: string;
  /** `inner` is read by colleagues alone; `told` is what the system says. */
  readonly side: 'theirs' | 'own' | 'inner' | 'told';
  readonly who: string;
  readonly text: string | null;
  readonly below?: ReactNode;
}

function Message({ message: { side, who, at, text, below } }: { message: LoggedMessage }) {
  if (side === 'told') {
    return (
      <li className="message-told">
        {text} · <Instant at={at} />
      </li>
    );
  }
  return (
    <li className={`message message-${side}`}>
      <span className="message-who">
        {who} · <Instant at={at} />
      </span>
      {text ? <span className="message-text">{text}</span> : null}
      {below}
    </li>
  );
}

interface MessageLogProps {
  label: string;
  messages: readonly LoggedMessage[];
}

/** A conversation as those at the desk see it. */
export function MessageLog({ label, messages }: MessageLogProps) {
  const { t } = useTranslation();
  return (
    <MessageFrame label={label} last={messages.at(-1)?.key} more={t('ui.desk.more')}>
      {messages.map((message) => (
        <Message key={message.key} message={message} />
      ))}
    </MessageFrame>
  );
}
