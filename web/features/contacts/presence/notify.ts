/** Asks whether the browser may show notices of its own; the answer is kept by it. */
export function askForNotices(): void {
  if ('Notification' in window && Notification.permission === 'default') void Notification.requestPermission();
}

interface Notice {
  readonly title: string;
  readonly body: string;
  /** A later notice of the same name takes the place of the one before. */
  readonly name: string;
  readonly onClick: () => void;
}

/** Shown by the desktop while the page is behind others. Returns what takes it away. It names no customer. */
export function notify({ title, body, name, onClick }: Notice): () => void {
  if (!('Notification' in window) || Notification.permission !== 'granted' || document.hasFocus())
    return () => undefined;
  const notice = new Notification(title, { body, tag: name, requireInteraction: true });
  notice.onclick = () => {
    window.focus();
    notice.close();
    onClick();
  };
  return () => notice.close();
}
