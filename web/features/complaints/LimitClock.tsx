import type { Limit } from '@tongli/contracts/work';
import { useTranslation } from 'react-i18next';
import { useSite } from '../../api/session.ts';
import { useLanguage } from '../../ui/language.ts';
import { RowHint } from '../../ui/list/RowHint.tsx';
import { StateTag } from '../../ui/StateTag.tsx';
import { useNow } from '../../ui/Times.tsx';
import { fullInstantText, instantText, spanText } from '../../ui/time.ts';
import { stateNow } from './limit.ts';
import { toneOfLimit } from './tones.ts';

interface LimitClockProps {
  limit: Limit;
  /** In a list: its end also where the row has the keyboard's focus. */
  hint?: boolean;
}

/** Until when, in words for everybody to read: a limit that is met or waits has no such instant. */
export function DueBy({ limit }: Pick<LimitClockProps, 'limit'>) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { zone } = useSite();
  const now = useNow(30_000);
  if (!['running', 'warned', 'breached'].includes(stateNow(limit, now))) return null;
  const due = Date.parse(limit.dueAt);
  return (
    <span className="quiet figures">{t('complaints.clock.by', { at: instantText(due, zone, now, language) })}</span>
  );
}

/** A limit with its state and what is left of it, or by how much it was missed; its end on hover. */
export function LimitClock({ limit, hint = false }: LimitClockProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { zone } = useSite();
  const now = useNow(30_000);
  const state = stateNow(limit, now);
  const due = Date.parse(limit.dueAt);
  const span = state === 'paused' ? Date.parse(limit.pausedUntil ?? limit.dueAt) - now : now - due;
  const words = t(`complaints.clock.${state}`, { span: spanText(span, language) });
  return (
    <RowHint words={hint ? t('complaints.clock.due', { at: fullInstantText(due, zone) }) : null}>
      <StateTag tone={toneOfLimit[state]} {...(hint ? {} : { title: fullInstantText(due, zone) })}>
        {`${t(`complaints.limit-kind.${limit.kind}`)} · ${words}`}
      </StateTag>
    </RowHint>
  );
}
