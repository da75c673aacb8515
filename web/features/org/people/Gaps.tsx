import type { Gap } from '@tongli/contracts/org';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSite } from '../../../api/session.ts';
import { useBilingual, useLanguage } from '../../../ui/language.ts';
import { dateText } from '../../../ui/time.ts';
import '../org.css';

/** One thing that a post asks and somebody has not, in a few words. */
export function useGapWords(): (gap: Gap) => string {
  const { t } = useTranslation();
  const pick = useBilingual();
  const language = useLanguage();
  const { now } = useSite();
  return (gap) => {
    const name = pick(gap.name);
    if (gap.kind === 'skill') {
      const { needed, have } = gap;
      return have === null ? t('org.gap.no-skill', { name, needed }) : t('org.gap.low-skill', { name, needed, have });
    }
    if (gap.expiredOn === null) return t('org.gap.no-certificate', { name });
    return t('org.gap.expired-certificate', { name, on: dateText(gap.expiredOn, now(), language) });
  };
}

/** What a post asks that somebody has not, item by item; nothing where nothing is missing. */
export function Gaps({ gaps, title }: { gaps: readonly Gap[]; title: string }) {
  const gapWords = useGapWords();
  if (gaps.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      role="status"
      className="form-notice"
      title={title}
      description={
        <ul className="plain-items">
          {gaps.map((gap) => (
            <li key={`${gap.kind}.${gap.id}`}>{gapWords(gap)}</li>
          ))}
        </ul>
      }
    />
  );
}
