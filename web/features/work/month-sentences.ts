import type { Notice } from '@tongli/contracts/work';
import { useTranslation } from 'react-i18next';
import { useBilingual } from '../../ui/language.ts';

type Params = Notice['params'];

/** Notices of month-end. */
export function useMonthSentences(): Readonly<Record<string, (params: Params) => string>> {
  const { t } = useTranslation();
  const pick = useBilingual();
  const figure = ({ month = '', zh = '', en = '' }: Params) => ({ month, name: pick({ zh, en }) });
  return {
    'month-disputed': (params) => t('work.notice.month-disputed', figure(params)),
    'month-dispute-corrected': (params) => t('work.notice.month-dispute-corrected', figure(params)),
    'month-dispute-declined': (params) => t('work.notice.month-dispute-declined', figure(params)),
    'month-locked': ({ month = '' }) => t('work.notice.month-locked', { month }),
  };
}
