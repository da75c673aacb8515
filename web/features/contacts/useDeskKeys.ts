import { type RefObject, useEffect } from 'react';
import { actOfKey } from './keys.ts';

/** A key does what its button does, and no more: what a button refuses is refused to the key. */
export function useDeskKeys(place: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const act = actOfKey(event);
      const target = act && place.current?.querySelector<HTMLElement>(`[data-act="${act}"]`);
      if (!target || event.defaultPrevented) return;
      event.preventDefault();
      const control = target.matches('textarea, input')
        ? target
        : target.querySelector<HTMLElement>('button, textarea');
      if (control?.matches('button')) control.click();
      else control?.focus();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [place]);
}
