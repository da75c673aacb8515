import type { Notice } from '@tongli/contracts/work';
import { useTranslation } from 'react-i18next';
import { useTerms } from '../../ui/terms.ts';

type Params = Notice['params'];

/** Notices of incidents and of what becomes a crisis. */
export function useIncidentSentences(): Readonly<Record<string, (params: Params) => string>> {
  const { t } = useTranslation();
  const terms = useTerms();
  return {
    'incident-opened': ({ number = '', product = '', area = '', observed, expected }) =>
      t('work.notice.incident-opened', {
        number,
        matter: [terms.name('product', product), terms.name('area', area)].filter((part) => part !== '').join(' · '),
        observed,
        expected,
      }),
    'crisis-handed-over': ({ number = '' }) => t('work.notice.crisis-handed-over', { number }),
    'crisis-ended': ({ number = '' }) => t('work.notice.crisis-ended', { number }),
  };
}
