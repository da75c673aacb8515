import { Link } from '@tanstack/react-router';
import type { ChartSignal } from '@tongli/contracts/measures';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { triagesAtSameTime } from './marks.ts';

/** Which other signals of the chart are in triage at the time of this one, so that one shift is not looked into eleven times. */
export function SameTime({ signal, signals }: { signal: ChartSignal; signals: readonly ChartSignal[] }) {
  const { t } = useTranslation();
  const others = triagesAtSameTime(signal, signals);
  if (others.length === 0) return null;
  return (
    <p className="section-note">
      {t('ui.spc.same-time')}
      {others.map(({ triageId, number }, place) => (
        <Fragment key={triageId}>
          {place > 0 ? t('app.list-separator') : null}
          <Link to={`/improvement/triages/${triageId}`}>{number}</Link>
        </Fragment>
      ))}
    </p>
  );
}
