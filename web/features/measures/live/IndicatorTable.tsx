import { Link } from '@tanstack/react-router';
import type { LiveIndicator } from '@tongli/contracts/measures';
import { useTranslation } from 'react-i18next';
import { Explained } from '../../../ui/Explained.tsx';
import { Sparkline } from '../../../ui/floor/Sparkline.tsx';
import { useBilingual } from '../../../ui/language.ts';
import type { Column } from '../../../ui/list/column.ts';
import { DataTable } from '../../../ui/list/DataTable.tsx';
import { useNumbers } from '../../../ui/numbers.ts';
import { StateTag } from '../../../ui/StateTag.tsx';
import { indicatorAddress, type Span } from '../../../ui/spc/address.ts';
import { standingTones, useFigure, useWindowWords } from './words.ts';

/** The number with its formula filled in. */
function Value({ live, asOf }: { live: LiveIndicator; asOf: string }) {
  const pick = useBilingual();
  const figure = useFigure();
  const { number } = useNumbers();
  const { indicator, value, count, size } = live;
  const { parts } = indicator;
  const above = `${pick(parts.count)} ${number(Math.round(count * 100) / 100)}`;
  const below = parts.size ? ` ÷ ${pick(parts.size)} ${number(Math.round(size * 1_000) / 1_000)}` : '';
  return (
    <Explained
      value={figure(value, indicator.unit)}
      label={pick(indicator.name)}
      definition={`${pick(indicator.definition)} ${pick(indicator.formula)} = ${above}${below}`}
      source={pick(indicator.source)}
      asOf={asOf}
    />
  );
}

interface IndicatorTableProps {
  indicators: readonly LiveIndicator[];
  asOf: string;
  /** The business dates that a card opens on. */
  span: Span;
}

function useColumns({ asOf, span }: Omit<IndicatorTableProps, 'indicators'>): Column<LiveIndicator>[] {
  const { t } = useTranslation();
  const pick = useBilingual();
  const figure = useFigure();
  const windowOf = useWindowWords();
  const nameOf = ({ indicator }: LiveIndicator) => pick(indicator.name);
  const of = (live: LiveIndicator, value: number | null) => figure(value, live.indicator.unit);
  const boundsOf = (live: LiveIndicator) =>
    live.thresholdId === null ? '—' : `${of(live, live.warnAt)} / ${of(live, live.breachAt)}`;
  const standing = (live: LiveIndicator) => t(`measures.standing.${live.standing}`);
  return [
    {
      key: 'name',
      title: t('measures.alert.indicator'),
      text: nameOf,
      render: (live) => <Link to={indicatorAddress(live.indicator.code, span)}>{nameOf(live)}</Link>,
      phone: 'title',
      grows: true,
    },
    {
      key: 'standing',
      title: t('measures.alert.state'),
      text: standing,
      render: (live) => <StateTag tone={standingTones[live.standing]}>{standing(live)}</StateTag>,
    },
    {
      key: 'value',
      title: t('measures.live.now'),
      text: (live) => of(live, live.value),
      render: (live) => <Value live={live} asOf={asOf} />,
      number: true,
    },
    { key: 'previous', title: t('measures.live.previous'), text: (live) => of(live, live.previous), number: true },
    { key: 'window', title: t('measures.alert.window'), text: ({ windowMinutes }) => windowOf(windowMinutes) },
    {
      key: 'course',
      title: t('measures.live.course'),
      text: () => '',
      render: (live) => (
        <Sparkline
          values={live.points.map(({ value }) => value ?? 0)}
          label={t('measures.live.course-words', { name: nameOf(live) })}
        />
      ),
      phone: 'hidden',
      only: 'screen',
    },
    { key: 'bounds', title: t('measures.live.bounds'), text: boundsOf, number: true },
  ];
}

const order = { breached: 0, warned: 1, within: 2, silent: 3, unset: 4 } as const;

/** Every indicator of the catalogue: what is beyond its limits first, else in the order of the catalogue. */
export function IndicatorTable({ indicators, ...shown }: IndicatorTableProps) {
  const { t } = useTranslation();
  const sorted = indicators.toSorted((a, b) => order[a.standing] - order[b.standing]);
  return (
    <DataTable
      columns={useColumns(shown)}
      rows={sorted}
      rowKey={({ indicator }) => indicator.code}
      label={t('measures.live.indicators')}
    />
  );
}
