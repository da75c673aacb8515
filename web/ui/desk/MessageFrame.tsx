import { type ReactNode, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { PlainButton } from '../PlainButton.tsx';
import './messages.css';

/** So near to the end counts as being there. */
const nearPixels = 48;

/** Stays at the end of what grows below, unless somebody reads further up: then it says that there is more. */
function useFollowing(last: string | undefined) {
  const log = useRef<HTMLDivElement>(null);
  const following = useRef(true);
  const [more, setMore] = useState(false);
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
  const toEnd = () => {
    following.current = true;
    setMore(false);
    follow();
  };
  return { log, more, scrolled, toEnd };
}

interface MessageFrameProps {
  label: string;
  /** What tells the newest message from those before. */
  last: string | undefined;
  /** Words of the button that leads to the end, once something came below what is read. */
  more: string;
  /** The messages, each an item of a list. */
  children: ReactNode;
}

/** A conversation, the newest at the end. Whoever reads further up stays there, and is told that there is more. */
export function MessageFrame({ label, last, more: words, children }: MessageFrameProps) {
  const { log, more, scrolled, toEnd } = useFollowing(last);
  return (
    <div className="message-frame">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls is reached by keys. */}
      <div className="message-log" role="log" aria-label={label} tabIndex={0} ref={log} onScroll={scrolled}>
        <ol>{children}</ol>
      </div>
      {more ? (
        <div className="message-more">
          <PlainButton onClick={toEnd}>{words}</PlainButton>
        </div>
      ) : null}
    </div>
  );
}
