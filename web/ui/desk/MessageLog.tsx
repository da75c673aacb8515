import { type ReactNode, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PlainButton } from '../PlainButton.tsx';
import { Instant } from '../Times.tsx';
import './messages.css';

export interface LoggedMessage {
  readonly key: string;
  readonly at: string;
  /** `inner` is read by colleagues alone; `told` is what the system says. */
  readonly side: 'theirs' | 'own' | 'inner' | 'told';
  readonly who: string;
  readonly text: string | null;
  readonly below?: ReactNode;
}

/** So near to the end counts as being there. */
const nearPixels = 48;

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

/** A conversation, the newest at the end. Whoever reads further up stays there, and is told that there is more. */
export function MessageLog({ label, messages }: MessageLogProps) {
  const { t } = useTranslation();
  const log = useRef<HTMLDivElement>(null);
  const following = useRef(true);
  const [more, setMore] = useState(false);
  const last = messages.at(-1)?.key;
  const follow = useCallback(() => log.current?.scrollTo({ top: log.current.scrollHeight }), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each message that has come.
  useLayoutEffect(() => {
    if (following.current) follow();
    else setMore(true);
  }, [last]);
  useEffect(() => {
    const watch = new ResizeObserver(() => following.current && follow());
    if (log.current) watch.observe(log.current);
    return () => watch.disconnect();
  }, [follow]);
  const scrolled = () => {
    const { scrollHeight = 0, scrollTop = 0, clientHeight = 0 } = log.current ?? {};
    following.current = scrollHeight - scrollTop - clientHeight < nearPixels;
    if (following.current) setMore(false);
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
      {more ? (
        <div className="message-more">
          <PlainButton
            onClick={() => {
              following.current = true;
              setMore(false);
              follow();
            }}
          >
            {t('ui.desk.more')}
          </PlainButton>
        </div>
      ) : null}
    </div>
  );
}
