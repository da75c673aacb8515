import { Link } from '@tanstack/react-router';
import type { ReplyOf } from '@tongli/contracts/kernel';
import { getIndicatorAlert, getLiveBoard, indicatorAlertsTopic } from '@tongli/contracts/measures';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { useRefresh, useTopic } from '../../../api/realtime.ts';
import { useAddress } from '../../../ui/address.ts';
import { useBilingual } from '../../../ui/language.ts';
import { Page } from '../../../ui/Page.tsx';
import { Read } from '../../../ui/Read.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { dayAfter } from '../../../ui/spc/address.ts';
import { Control, Controls } from '../../../ui/spc/Control.tsx';
import { Instant } from '../../../ui/Times.tsx';
import { AlertPart } from './AlertPart.tsx';
import { AlertTable } from './AlertTable.tsx';
import { IndicatorTable } from './IndicatorTable.tsx';

type Board = ReplyOf<typeof getLiveBoard>;

/** How often figures are read again; an alert is told at once. */
const everyMs = 20_000;

function UnitControl({ units }: { units: Board['units'] }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const [search, change] = useAddress();
  const options = [
    { value: '', label: t('measures.live.whole') },
    ...units.map(({ id, name }) => ({ value: id, label: pick(name) })),
  ];
  return (
    <Control label={t('measures.live.unit')}>
      <Select
        aria-label={t('measures.live.unit')}
        value={search.unit ?? ''}
        onChange={(unit) => change({ unit: unit || undefined })}
        options={options}
        popupMatchSelectWidth={false}
      />
    </Control>
  );
}

function Screen({ board }: { board: Board }) {
  const { t } = useTranslation();
  const [search, change] = useAddress();
  const { alerts, indicators, asOf, units } = board;
  const today = asOf.slice(0, 10);
  const standing = alerts.filter(({ state }) => state !== 'closed');
  const chosen = search.alert ?? standing[0]?.id;
  return (
    <>
      <Controls label={t('measures.live.controls')}>
        <UnitControl units={units} />
        <p className="section-note">
          {t('measures.live.as-of')} <Instant at={asOf} />
        </p>
      </Controls>
      <Section title={t('measures.live.alerts-count', { count: standing.length })}>
        <AlertTable alerts={alerts} onOpen={({ id }) => change({ alert: id })} />
      </Section>
      {chosen ? <AlertPart id={chosen} indicators={indicators} /> : null}
      <Section title={t('measures.live.indicators')}>
        <IndicatorTable indicators={indicators} asOf={asOf} span={{ from: dayAfter(today, -29), to: today }} />
      </Section>
    </>
  );
}

/** Process indicators as they stand, the alerts on them, and what is done about each: one screen. */
export default function LivePage() {
  const { t } = useTranslation();
  const [search] = useAddress();
  const refresh = useRefresh(getLiveBoard, getIndicatorAlert);
  useTopic(indicatorAlertsTopic, '', refresh);
  const query = search.unit ? { unitId: search.unit } : {};
  const board = useRead(getLiveBoard, { query }, { refetchInterval: everyMs, placeholderData: (previous) => previous });
  return (
    <Page
      title={t('measures.live.title')}
      lead={t('measures.live.lead')}
      actions={<Link to="/results/thresholds">{t('measures.thresholds.title')}</Link>}
    >
      <Read of={board}>{(data) => <Screen board={data} />}</Read>
    </Page>
  );
}
