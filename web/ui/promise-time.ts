import type { Language } from './language.ts';

/** A time that somebody is told to count on: weekday, date and time in full, whatever day it is read on. */
export function promiseTimeText(at: string, zone: string, language: Language): string {
  const style = {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    weekday: 'long',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: zone,
  } as const;
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-CN', style).format(Date.parse(at));
}
