import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSite } from '../api/session.ts';
import { everySo } from './every-so.ts';
import { useLanguage } from './language.ts';
import { StateTag, type Tone } from './StateTag.tsx';
import { dateText, durationText, exportInstantText, fullInstantText, instantText, spanText } from './time.ts';

/** The site's clock, read again every `everyMs`. */
export function useNow(everyMs: number): number {
  const { now } = useSite();
  const [, tick] = useState(0);
  useEffect(() => everySo(everyMs, () => tick((count) => count + 1)), [everyMs]);
  return now();
}

/** A point in time in the site's zone: the time today, date and time otherwise; the whole of it on hover. */
export function Instant({ at }: { at: string }) {
  const language = useLanguage();
  const { zone, now } = useSite();
  const value = Date.parse(at);
  return (
    <time dateTime={at} title={fullInstantText(value, zone)} className="figures">
      {instantText(value, zone, now(), language)}
    </time>
  );
}

/** Instants for an export: date and time in the site's zone; nothing for null. */
export function useExportInstant(): (at: string | null) => string {
  const { zone } = useSite();
  return (at) => (at === null ? '' : exportInstantText(Date.parse(at), zone));
}

/** A business date. */
export function Day({ on }: { on: string }) {
  const language = useLanguage();
  const { now } = useSite();
  return (
    <time dateTime={on} className="figures">
      {dateText(on, now(), language)}
    </time>
  );
}

/** A length of time: `12:05`, or days and hours. */
export function Duration({ seconds }: { seconds: number }) {
  return <span className="figures">{durationText(seconds, useLanguage())}</span>;
}

/** Time running since an instant, second by second. */
export function Clock({ since }: { since: string }) {
  const now = useNow(1000);
  return <Duration seconds={(now - Date.parse(since)) / 1000} />;
}

interface DueProps {
  /** The limit. */
  at: string;
  /** From here on the limit is near. */
  warnAt?: string | null;
  /** When it was met; the clock then stands still. */
  metAt?: string | null;
}

function toneOf(now: number, { at, warnAt, metAt }: DueProps): Tone {
  const limit = Date.parse(at);
  if (metAt) return Date.parse(metAt) <= limit ? 'done' : 'breached';
  if (now > limit) return 'breached';
  return warnAt && now >= Date.parse(warnAt) ? 'limit' : 'progress';
}

/** A limit and what is left of it, or by how much it was missed: in words, shape and colour. */
export function Due(props: DueProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { zone } = useSite();
  const now = useNow(30_000);
  const tone = toneOf(now, props);
  const span = spanText((props.metAt ? Date.parse(props.metAt) : now) - Date.parse(props.at), language);
  const words = {
    done: t('ui.due.met'),
    breached: t('ui.due.over', { span }),
    limit: t('ui.due.left', { span }),
    progress: t('ui.due.left', { span }),
  } as Record<Tone, string>;
  return (
    <StateTag tone={tone} title={fullInstantText(Date.parse(props.at), zone)}>
      {words[tone]}
    </StateTag>
  );
}
