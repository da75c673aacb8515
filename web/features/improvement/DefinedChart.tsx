import { Link } from '@tanstack/react-router';
import { type ChartDefinition, drawChart } from '@tongli/contracts/measures';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/hooks.ts';
import { may, useMe } from '../../api/session.ts';
import { Read } from '../../ui/Read.tsx';
import { RowsSkeleton } from '../../ui/Skeletons.tsx';
import { chartAddress } from '../../ui/spc/address.ts';
import { ControlChartFigure } from '../../ui/spc/ControlChartFigure.tsx';
import { useChartWords } from '../../ui/spc/words.ts';

/** The chart's name, leading to it where the reader may open charts. */
export function ChartLink({ definition }: { definition: ChartDefinition }) {
  const title = useChartWords().title(definition);
  return may(useMe(), 'measures.read') ? <Link to={chartAddress(definition)}>{title}</Link> : title;
}

/** A chart drawn small from its definition, for those who may read measures. */
export function DefinedChart({ definition, height = 240 }: { definition: ChartDefinition; height?: number }) {
  const { t } = useTranslation();
  const allowed = may(useMe(), 'measures.read');
  const drawing = useRead(drawChart, { body: definition }, { enabled: allowed });
  if (!allowed) return <p className="quiet">{t('improvement.chart-hidden')}</p>;
  return (
    <Read of={drawing} waiting={<RowsSkeleton rows={5} />}>
      {(chart) => <ControlChartFigure chart={chart} height={height} />}
    </Read>
  );
}
