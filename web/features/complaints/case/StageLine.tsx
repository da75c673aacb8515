import type { Stage } from '@tongli/contracts/complaints';
import { useTranslation } from 'react-i18next';
import { Instant } from '../../../ui/Times.tsx';
import './stage-line.css';

/** The path of the complaint after ISO 10002: which stages were reached, and when. */
export function StageLine({ stages }: { stages: readonly Stage[] }) {
  const { t } = useTranslation();
  return (
    <ol className="stage-line" aria-label={t('complaints.stage-label')}>
      {stages.map(({ stage, at }) => (
        <li key={stage} className={at === null ? 'quiet' : undefined}>
          <span>{t(`complaints.stage.${stage}`)}</span>
          {at === null ? t('complaints.stage-open') : <Instant at={at} />}
        </li>
      ))}
    </ol>
  );
}
