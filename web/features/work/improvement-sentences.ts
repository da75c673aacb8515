import type { Notice } from '@tongli/contracts/work';
import { useTranslation } from 'react-i18next';

type Sentences = Readonly<Record<string, (params: Notice['params']) => string>>;

/** What improvement tells people, by the notice's code. */
export function useImprovementSentences(date: (on?: string) => string): Sentences {
  const { t } = useTranslation();
  return {
    'action-assigned': ({ number, dueOn }) => t('work.notice.action-assigned', { number, due: date(dueOn) }),
    'improvement-member-invited': ({ number }) => t('work.notice.improvement-member-invited', { number }),
    'improvement-stage-reached': ({ number, dueOn }) =>
      t('work.notice.improvement-stage-reached', { number, due: date(dueOn) }),
    'improvement-saving-confirmed': ({ number }) => t('work.notice.improvement-saving-confirmed', { number }),
    'improvement-launch-within': (params) => t('work.notice.improvement-launch-within', params),
    'improvement-launch-above': (params) => t('work.notice.improvement-launch-above', params),
    'improvement-launch-below': (params) => t('work.notice.improvement-launch-below', params),
    'improvement-saving-rejected': ({ number }) => t('work.notice.improvement-saving-rejected', { number }),
  };
}
