import { getPortfolio } from '@tongli/contracts/improvement';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { Explained } from '../../../ui/Explained.tsx';
import { Read } from '../../../ui/Read.tsx';
import '../../../ui/spc/spc.css';
import { useMoney, useStageName } from './words.ts';

/** How many projects stand at each gate, and the money: planned, awaiting confirmation, confirmed. */
export function PortfolioSection() {
  const { t } = useTranslation();
  const stageName = useStageName();
  const money = useMoney();
  const portfolio = useRead(getPortfolio, {});
  return (
    <Read of={portfolio}>
      {({ closed, confirmedMinor, plannedMinor, stages, statedMinor, stopped }) => (
        <>
          <ul className="tiles" aria-label={t('improvement.portfolio.money')}>
            {(
              [
                ['confirmed', confirmedMinor],
                ['stated', statedMinor],
                ['planned', plannedMinor],
              ] as const
            ).map(([key, minor]) => (
              <li className="tile" key={key}>
                <span className="quiet">{t(`improvement.saving.${key}`)}</span>
                <strong className="figures">
                  <Explained
                    value={money(minor)}
                    label={t(`improvement.saving.${key}`)}
                    definition={t(`improvement.portfolio.${key}-means`)}
                  />
                </strong>
              </li>
            ))}
          </ul>
          <ol className="stage-strip" aria-label={t('improvement.portfolio.stages')}>
            {stages.map(({ overdue, running, stage }) => (
              <li key={stage} className={running > 0 ? 'stage-busy' : undefined}>
                <span className="quiet">{stageName(stage)}</span>
                <strong className="figures">{running}</strong>
                {overdue > 0 ? (
                  <span className="stage-late">{t('improvement.portfolio.late', { count: overdue })}</span>
                ) : null}
              </li>
            ))}
            <li>
              <span className="quiet">{t('improvement.project-state.closed')}</span>
              <strong className="figures">{closed}</strong>
              {stopped > 0 ? (
                <span className="quiet">{t('improvement.portfolio.stopped', { count: stopped })}</span>
              ) : null}
            </li>
          </ol>
        </>
      )}
    </Read>
  );
}
