import { Link } from '@tanstack/react-router';
import type { Month, MonthFigure } from '@tongli/contracts/measures';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useBilingual } from '../../../ui/language.ts';
import type { Column } from '../../../ui/list/column.ts';
import { DataTable } from '../../../ui/list/DataTable.tsx';
import { useNumbers } from '../../../ui/numbers.ts';
import { Section } from '../../../ui/record/Section.tsx';
import { indicatorAddress } from '../../../ui/spc/address.ts';
import { rounded } from '../card/Definition.tsx';
import { useFigure } from '../live/words.ts';

/** Its name; of what people wrote the formula too, by which it was published: a later edition has another. */
function Name({
  figure: { indicator },
  isKept,
  address,
}: {
  figure: MonthFigure;
  isKept: boolean;
  address: string | null;
}) {
  const pick = useBilingual();
  const name = pick(indicator.name);
  return (
    <>
      {address ? <Link to={address}>{name}</Link> : name}
      {isKept && indicator.code.startsWith('own-') ? <div className="quiet">{pick(indicator.formula)}</div> : null}
    </>
  );
}

interface FiguresTableProps {
  month: Month;
  /** Whether its reader may open cards. */
  linked: boolean;
  onDispute: (figure: MonthFigure) => void;
}

const keptIn = ({ state }: Month) => state === 'locked' || state === 'signed';

function useParts(): (figure: MonthFigure) => string {
  const { t } = useTranslation();
  const pick = useBilingual();
  const { number } = useNumbers();
  return ({ indicator, count, size }) =>
    `${pick(indicator.parts.count)} ${number(rounded(count))} · ${
      indicator.parts.size ? pick(indicator.parts.size) : t('measures.card.days')
    } ${number(rounded(size))}`;
}

function useColumns({ month, linked, onDispute }: FiguresTableProps): Column<MonthFigure>[] {
  const { t } = useTranslation();
  const pick = useBilingual();
  const figure = useFigure();
  const parts = useParts();
  const { from, to, unitId, personId } = month;
  const place = { ...(unitId ? { unit: unitId } : {}), ...(personId ? { person: personId } : {}) };
  const cardOf = ({ indicator }: MonthFigure) => indicatorAddress(indicator.code, { from, to }, place);
  const nameOf = ({ indicator }: MonthFigure) => pick(indicator.name);
  const since: Column<MonthFigure> = {
    key: 'since',
    title: t('measures.months.since'),
    text: (one) => (one.since ? figure(one.since.value, one.indicator.unit) : '—'),
    number: true,
  };
  return [
    {
      key: 'name',
      title: t('measures.alert.indicator'),
      text: nameOf,
      render: (one) => <Name figure={one} isKept={keptIn(month)} address={linked ? cardOf(one) : null} />,
      phone: 'title',
    },
    {
      key: 'value',
      title: t('measures.card.value'),
      text: (one) => figure(one.value, one.indicator.unit),
      render: (one) => <strong>{figure(one.value, one.indicator.unit)}</strong>,
      number: true,
    },
    {
      key: 'target',
      title: t('measures.scorecard.target-title'),
      text: (one) => figure(one.target, one.indicator.unit),
      number: true,
    },
    ...(keptIn(month) ? [since] : []),
    { key: 'parts', title: t('measures.months.parts'), text: parts, grows: true },
    {
      key: 'dispute',
      title: '',
      text: () => '',
      render: (one) =>
        month.actions.dispute?.allowed ? (
          <Button
            size="small"
            aria-label={t('measures.months.dispute-of', { name: nameOf(one) })}
            onClick={() => onDispute(one)}
          >
            {t('measures.months.dispute')}
          </Button>
        ) : null,
      only: 'screen',
    },
  ];
}

/** What the month came to; of a locked one what was published, and beside it what has come since. */
export function FiguresTable(props: FiguresTableProps) {
  const { t } = useTranslation();
  const { month } = props;
  const columns = useColumns(props);
  return (
    <Section title={t(keptIn(month) ? 'measures.months.published' : 'measures.months.figures')}>
      <DataTable
        compact
        columns={columns}
        rows={month.figures}
        rowKey={({ indicator }) => indicator.code}
        label={t('measures.months.figures')}
        empty={<p className="quiet">{t('measures.months.no-figures')}</p>}
      />
    </Section>
  );
}
