import type { Notice } from '@tongli/contracts/work';
import { useTranslation } from 'react-i18next';
import { useTerms } from '../../ui/terms.ts';

type Params = Notice['params'];

/** Notices of incidents and of what becomes a crisis. */
export function useIncidentSentences(): Readonly<Record<string, (params: Params) => string>> {
  const { t } = useTranslation();
  const terms = useTerms();
  const matterOf = ({ product = '', area = '' }: Params) =>
    [terms.name('product', product), area && terms.name('area', area)].filter((part) => part !== '').join(' · ');
  return {
    'incident-announced': (params) =>
      t('work.notice.incident-announced', { number: params.number ?? '', matter: matterOf(params) }),
    'incident-opened': (params) => {
      const { number = '', observed, expected } = params;
      return t('work.notice.incident-opened', { number, matter: matterOf(params), observed, expected });
    },
    'crisis-handed-over': ({ number = '' }) => t('work.notice.crisis-handed-over', { number }),
    'crisis-ended': ({ number = '' }) => t('work.notice.crisis-ended', { number }),
  };
}
