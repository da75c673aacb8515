import type { SurveyResults } from '@tongli/contracts/outreach';
import { useTranslation } from 'react-i18next';
import { useNumbers } from '../../../ui/numbers.ts';

/** How those asked came about, who was not and why, and how far off chance alone can put the result. */
export function Sampling({ sampling, held }: Pick<SurveyResults, 'sampling' | 'held'>) {
  const { t } = useTranslation();
  const { percent } = useNumbers();
  const { error, ...counts } = sampling;
  return (
    <>
      <p className="quiet">
        {t('outreach.results.sampling', counts)} {t('outreach.results.held', held)}
      </p>
      {error === null ? null : (
        <p className="quiet">{t('outreach.results.error', { error: percent(error), answered: counts.answered })}</p>
      )}
    </>
  );
}
