import type { IndicatorAlert } from '@tongli/contracts/measures';
import { useTranslation } from 'react-i18next';
import { Empty } from '../../../ui/Empty.tsx';
import { useBilingual } from '../../../ui/language.ts';
import type { Column } from '../../../ui/list/column.ts';
import { DataTable } from '../../../ui/list/DataTable.tsx';
import { StateTag } from '../../../ui/StateTag.tsx';
import { Due, Instant } from '../../../ui/Times.tsx';
import { alertTone, useFigure } from './words.ts';

function useColumns(): Column<IndicatorAlert>[] {
  const { t } = useTranslation();
  const pick = useBilingual();
  const figure = useFigure();
  const stateOf = ({ state }: IndicatorAlert) => t(`measures.alert-state.${state}`);
  const back = ({ recoveredAt }: IndicatorAlert) =>
    recoveredAt === null ? t('measures.alert.beyond') : t('measures.alert.back');
  return [
    {
      key: 'indicator',
      title: t('measures.alert.indicator'),
      text: ({ name }) => pick(name),
      phone: 'title',
      grows: true,
    },
    {
      key: 'state',
      title: t('measures.alert.state'),
      text: stateOf,
      render: (alert) => <StateTag tone={alertTone(alert)}>{stateOf(alert)}</StateTag>,
    },
    {
      key: 'value',
      title: t('measures.alert.value'),
      text: ({ value, unit }) => figure(value, unit),
      number: true,
    },
    {
      key: 'bound',
      title: t('measures.alert.bound'),
      text: ({ boundAt, unit }) => figure(boundAt, unit),
      number: true,
    },
    { key: 'back', title: t('measures.alert.now'), text: back },
    {
      key: 'place',
      title: t('measures.alert.place'),
      text: ({ unitName }) => (unitName ? pick(unitName) : t('measures.live.whole')),
    },
    {
      key: 'owner',
      title: t('measures.alert.owner'),
      text: ({ ownerName }) => ownerName || t('measures.alert.nobody'),
    },
    {
      key: 'raised',
      title: t('measures.alert.raised-at'),
      text: ({ raisedAt }) => raisedAt,
      render: ({ raisedAt }) => <Instant at={raisedAt} />,
    },
    {
      key: 'take',
      title: t('measures.alert.take-by'),
      text: ({ takeBy, state }) => (state === 'raised' ? takeBy : ''),
      render: ({ takeBy, raisedAt, state }) => (state === 'raised' ? <Due at={takeBy} warnAt={raisedAt} /> : null),
    },
  ];
}

interface AlertTableProps {
  alerts: readonly IndicatorAlert[];
  onOpen: (alert: IndicatorAlert) => void;
}

export function AlertTable({ alerts, onOpen }: AlertTableProps) {
  const { t } = useTranslation();
  return (
    <DataTable
      columns={useColumns()}
      rows={alerts}
      rowKey={({ id }) => id}
      label={t('measures.live.alerts')}
      onOpen={onOpen}
      empty={<Empty title={t('measures.live.no-alerts')}>{t('measures.live.no-alerts-words')}</Empty>}
    />
  );
}
