import { useEffect, useState } from 'react';

/** What the frame and the script in the page around it say to each other; nothing of a conversation is in it. */
type FromHost = { readonly tongli: 'shown' | 'hidden' };
type ToHost = { readonly tongli: 'close' | 'active' | 'over' } | { readonly tongli: 'unread'; readonly count: number };

const isFromHost = (data: unknown): data is FromHost =>
  typeof data === 'object' &&
  data !== null &&
  'tongli' in data &&
  (data.tongli === 'shown' || data.tongli === 'hidden');

export function tellHost(message: ToHost): void {
  if (window.parent !== window) window.parent.postMessage(message, '*');
}

/** Whether somebody can see this page: another tab may be before it, or the page around it has put it away. */
function useSeen(): boolean {
  const [shown, setShown] = useState(true);
  const [visible, setVisible] = useState(document.visibilityState === 'visible');
  useEffect(() => {
    const heed = ({ source, data }: MessageEvent) => {
      if (source === window.parent && isFromHost(data)) setShown(data.tongli === 'shown');
    };
    const look = () => setVisible(document.visibilityState === 'visible');
    addEventListener('message', heed);
    document.addEventListener('visibilitychange', look);
    return () => {
      removeEventListener('message', heed);
      document.removeEventListener('visibilitychange', look);
    };
  }, []);
  return shown && visible;
}

/** Counts what has come unseen: in the tab's title, and at the button of the page around. */
export function useUnread(messages: number, title: string): void {
  const seen = useSeen();
  const [read, setRead] = useState(messages);
  useEffect(() => {
    if (seen) setRead(messages);
  }, [seen, messages]);
  const unread = seen ? 0 : messages - Math.min(read, messages);
  useEffect(() => {
    document.title = unread > 0 ? `(${unread}) ${title}` : title;
    tellHost({ tongli: 'unread', count: unread });
  }, [unread, title]);
}
