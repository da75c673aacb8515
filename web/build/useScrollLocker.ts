import { useLayoutEffect } from 'react';

let locks = 0;

function lock(): void {
  locks += 1;
  if (locks > 1) return;
  const barWidth = window.innerWidth - document.documentElement.clientWidth;
  document.body.style.overflowY = 'hidden';
  if (barWidth > 0) document.body.style.width = `calc(100% - ${barWidth}px)`;
}

function unlock(): void {
  locks -= 1;
  if (locks > 0) return;
  document.body.style.overflowY = '';
  document.body.style.width = '';
}

/** Keeps the page from scrolling, and from moving sideways for its missing scroll bar, while a dialogue is open. */
export default function useScrollLocker(locked?: boolean): void {
  useLayoutEffect(() => {
    if (!locked) return undefined;
    lock();
    return unlock;
  }, [locked]);
}
