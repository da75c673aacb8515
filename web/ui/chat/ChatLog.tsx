import { type ReactNode, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { PlainButton } from '../PlainButton.tsx';
import '../desk/messages.css';

export interface ChatMessage {
  readonly key: string;
  readonly side: 'theirs' | 'own' | 'told';
  readonly who: string;
  readonly time: string;
  readonly text: string | null;
  readonly below?: ReactNode;
}

/** So near to the end counts as being there. */
const nearPixels = 48;

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

/** A conversation, the newest at the end. Whoever reads further up stays there. */
export function ChatLog({ label, messages, more }: ChatLogProps) {
  const log = useRef<HTMLDivElement>(null);
  const following = useRef(true);
  const [below, setBelow] = useState(false);
  const last = messages.at(-1)?.key;
  const follow = useCallback(() => log.current?.scrollTo({ top: log.current.scrollHeight }), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each message that has come.
  useLayoutEffect(() => {
    if (following.current) follow();
    else setBelow(true);
  }, [last]);
  useEffect(() => {
    const watch = new ResizeObserver(() => following.current && follow());
    if (log.current) watch.observe(log.current);
    return () => watch.disconnect();
  }, [follow]);
  const scrolled = () => {
    const { scrollHeight = 0, scrollTop = 0, clientHeight = 0 } = log.current ?? {};
    following.current = scrollHeight - scrollTop - clientHeight < nearPixels;
    if (following.current) setBelow(false);
  };
  const toEnd = () => {
    following.current = true;
    setBelow(false);
    follow();
  };
  return (
    <div className="message-frame">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls is reached by keys. */}
      <div className="message-log" role="log" aria-label={label} tabIndex={0} ref={log} onScroll={scrolled}>
        <ol>
          {messages.map((message) => (
            <Message key={message.key} message={message} />
          ))}
        </ol>
      </div>
      {below ? (
        <div className="message-more">
          <PlainButton onClick={toEnd}>{more}</PlainButton>
        </div>
      ) : null}
    </div>
  );
}
