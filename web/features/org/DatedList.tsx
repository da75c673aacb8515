import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSite } from '../../api/session.ts';
import { useLanguage } from '../../ui/language.ts';
import { Moment } from '../../ui/record/Timeline.tsx';
import { StateTag } from '../../ui/StateTag.tsx';
import { dateText } from '../../ui/time.ts';
import { dayBefore } from './dates.ts';

interface Dated {
  readonly fromOn: string | null;
  readonly untilOn: string | null;
}

interface Entry extends Dated {
  readonly key: string;
  readonly title: ReactNode;
  readonly body?: ReactNode;
}

/** From when to when something held, its last day included. */
function useSpanWords(): (dated: Dated) => string {
  const { t } = useTranslation();
  const language = useLanguage();
  const { now } = useSite();
  const day = (on: string) => dateText(on, now(), language);
  return ({ fromOn, untilOn }) => {
    const to = untilOn ? day(dayBefore(untilOn)) : null;
    if (fromOn && to) return t('org.dated.span', { from: day(fromOn), to });
    if (fromOn) return t('org.dated.since', { from: day(fromOn) });
    return to ? t('org.dated.until', { to }) : t('org.dated.always');
  };
}

/** What held from a date until before another, in the order given; what holds today and what is to come say so. */
export function DatedList({ entries, today, label }: { entries: readonly Entry[]; today: string; label: string }) {
  const { t } = useTranslation();
  const spanWords = useSpanWords();
  return (
    <ol className="timeline" aria-label={label}>
      {entries.map(({ key, title, body, fromOn, untilOn }) => {
        const coming = fromOn !== null && fromOn > today;
        const now = !coming && (untilOn === null || untilOn > today);
        return (
          <Moment
            key={key}
            title={title}
            tone={now ? 'progress' : coming ? 'waiting' : 'neutral'}
            beside={
              <>
                {coming ? <StateTag tone="waiting">{t('org.dated.coming')}</StateTag> : null}
                {now ? <StateTag tone="progress">{t('org.dated.now')}</StateTag> : null}
              </>
            }
            below={<div className="quiet figures">{spanWords({ fromOn, untilOn })}</div>}
            body={body}
          />
        );
      })}
    </ol>
  );
}
