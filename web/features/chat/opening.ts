import type { Language } from '../../ui/language.ts';
import { instantText } from '../../ui/time.ts';

interface Reader {
  readonly zone: string;
  readonly now: number;
  readonly language: Language;
}

export interface Opening {
  /** In the zone of whoever opens. */
  readonly at: string;
  /** Where the reader's clock shows another time: the name of that zone, and what their clock shows then. */
  readonly elsewhere: { readonly zone: string; readonly own: string } | null;
}

function nameOf(zone: string, at: number, language: Language): string {
  const style = { timeZone: zone, timeZoneName: 'long' } as const;
  const parts = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-CN', style).formatToParts(at);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? zone;
}

/** When a queue opens, as its own clock shows it: whoever reads it elsewhere is told so, and their own time. */
export function openingText(opensAt: string, zone: string, { zone: own, now, language }: Reader): Opening {
  const at = Date.parse(opensAt);
  const [there, here] = [zone, own].map((one) => instantText(at, one, now, language));
  const isSame = there === here && instantText(at, zone, at, language) === instantText(at, own, at, language);
  return { at: there ?? '', elsewhere: isSame ? null : { zone: nameOf(zone, at, language), own: here ?? '' } };
}
