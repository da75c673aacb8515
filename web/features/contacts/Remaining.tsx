import { useTranslation } from 'react-i18next';
import { StateTag } from '../../ui/StateTag.tsx';
import { useNow } from '../../ui/Times.tsx';

const nearSeconds = 10;

/** What is left of an offer or of wrap-up, second by second. */
export function Remaining({ until }: { until: string }) {
  const { t } = useTranslation();
  const now = useNow(500);
  const seconds = Math.max(0, Math.ceil((Date.parse(until) - now) / 1000));
  return (
    <StateTag tone={seconds <= nearSeconds ? 'limit' : 'progress'}>{t('contacts.left', { count: seconds })}</StateTag>
  );
}
