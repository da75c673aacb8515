import { Link } from '@tanstack/react-router';
import { getTarget, type Target, type TargetSet } from '@tongli/contracts/measures';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { useSite } from '../../../api/session.ts';
import { useAddress } from '../../../ui/address.ts';
import { useBilingual } from '../../../ui/language.ts';
import type { Column } from '../../../ui/list/column.ts';
import { DataTable } from '../../../ui/list/DataTable.tsx';
import { Page } from '../../../ui/Page.tsx';
import { Read } from '../../../ui/Read.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { dayAfter, indicatorAddress } from '../../../ui/spc/address.ts';
import { Control, Controls } from '../../../ui/spc/Control.tsx';
import '../../../ui/spc/scorecard.css';
import { useIndicators } from '../../../ui/spc/words.ts';
import { Instant } from '../../../ui/Times.tsx';
import { dateIn } from '../../../ui/time.ts';
import { useFigure } from '../live/words.ts';
import { targetAddress } from './address.ts';
import { TargetForm } from './TargetForm.tsx';

function History({ target }: { target: Target }) {
  const { t } = useTranslation();
  const figure = useFigure();
  const value = (one: TargetSet) =>
    one.value === null ? t('measures.targets.withdrawn') : figure(one.value, target.indicator.unit);
  const columns: Column<TargetSet>[] = [
    { key: 'from', title: t('measures.targets.from'), text: ({ fromOn }) => fromOn, phone: 'title' },
    { key: 'value', title: t('measures.scorecard.target-title'), text: value, number: true },
    { key: 'by', title: t('measures.targets.set-by'), text: ({ setBy }) => setBy, grows: true },
    {
      key: 'at',
      title: t('measures.targets.set-at'),
      text: ({ setAt }) => setAt,
      render: ({ setAt }) => <Instant at={setAt} />,
    },
  ];
  return (
    <Section title={t('measures.targets.history')}>
      <DataTable
        compact
        columns={columns}
        rows={target.history}
        rowKey={({ fromOn, setAt }) => `${fromOn} ${setAt}`}
        label={t('measures.targets.history')}
        empty={<p className="quiet">{t('measures.targets.no-history')}</p>}
      />
    </Section>
  );
}

/** What is wanted of an indicator, of the whole or a unit, and how its parts share it. */
export default function TargetsPage() {
  const { t } = useTranslation();
  const pick = useBilingual();
  const [search, change] = useAddress();
  const { now, zone } = useSite();
  const today = dateIn(zone, now());
  const { data } = useIndicators();
  const code = search.indicator || 'service-level';
  const unit = search.unit;
  const target = useRead(getTarget, {
    params: { indicator: code },
    query: { on: today, ...(unit ? { unitId: unit } : {}) },
  });
  const span = { from: dayAfter(today, -28), to: dayAfter(today, -1) };
  const where = target.data?.place ? pick(target.data.place) : t('measures.live.whole');
  return (
    <Page
      title={t('measures.targets.title')}
      lead={t('measures.targets.lead')}
      actions={
        <>
          <Link to="/results/costs">{t('measures.costs.title')}</Link>
          <Link to={indicatorAddress(code, span, unit ? { unit } : {})}>{t('measures.targets.card')}</Link>
        </>
      }
    >
      <Controls label={t('measures.live.controls')}>
        <Control label={t('measures.alert.indicator')} wide>
          <Select
            aria-label={t('measures.alert.indicator')}
            showSearch={{ optionFilterProp: 'label' }}
            value={code}
            onChange={(indicator) => change({ indicator })}
            options={(data?.indicators ?? []).map((one) => ({ value: one.code, label: pick(one.name) }))}
            popupMatchSelectWidth={false}
          />
        </Control>
        <p className="section-note">
          {where} {unit ? <Link to={targetAddress(code)}>{t('measures.card.back')}</Link> : null}
        </p>
      </Controls>
      <Read of={target}>
        {(found) => (
          <>
            <TargetForm key={`${code} ${unit} ${found.target?.setAt}`} target={found} today={today} />
            <History target={found} />
          </>
        )}
      </Read>
    </Page>
  );
}
