import type { Limit } from '@tongli/contracts/work';
import { useTranslation } from 'react-i18next';
import { useSite } from '../../api/session.ts';
import { useLanguage } from '../../ui/language.ts';
import { StateTag } from '../../ui/StateTag.tsx';
import { useNow } from '../../ui/Times.tsx';
import { fullInstantText, spanText } from '../../ui/time.ts';
import { stateNow } from './limit.ts';
import { toneOfLimit } from './tones.ts';

/** A limit with its state and what is left of it, or by how much it was missed; its end on hover. */
export function LimitClock({ limit, kind = true }: { limit: Limit; kind?: boolean }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { zone } = useSite();
  const now = useNow(30_000);
  const state = stateNow(limit, now);
  const due = Date.parse(limit.dueAt);
  const words = t(`complaints.clock.${state}`, { span: spanText(now - due, language) });
  return (
    <StateTag tone={toneOfLimit[state]} title={fullInstantText(due, zone)}>
      {kind ? `${t(`complaints.limit-kind.${limit.kind}`)} · ${words}` : words}
    </StateTag>
  );
}
