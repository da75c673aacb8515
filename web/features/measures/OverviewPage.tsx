import { Link, useNavigate } from '@tanstack/react-router';
import { getOverview } from '@tongli/contracts/measures';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/hooks.ts';
import { may, useMe } from '../../api/session.ts';
import { useAddress } from '../../ui/address.ts';
import { Empty } from '../../ui/Empty.tsx';
import { Page } from '../../ui/Page.tsx';
import { Read } from '../../ui/Read.tsx';
import { asDate, type Span } from '../../ui/spc/address.ts';
import { Controls } from '../../ui/spc/Control.tsx';
import { useIndicators } from '../../ui/spc/words.ts';
import { Breakdowns } from './Breakdowns.tsx';
import { KeyNumbers } from './KeyNumbers.tsx';
import { OverviewCharts } from './OverviewCharts.tsx';
import { PeriodControl } from './PeriodControl.tsx';
import { type Preset, periodOf, presets } from './period.ts';
import type { Slice } from './slice.ts';
import { TermSelect } from './TermSelect.tsx';

interface Asked {
  readonly slice: Slice;
  readonly preset: Preset | null;
}

function askedOf(search: Readonly<Record<string, string>>, counted: Span): Asked {
  const [from, to] = [asDate(search.from), asDate(search.to)];
  const { product = '', area = '' } = search;
  if (from && to) return { slice: { from, to, product, area }, preset: null };
  const preset = presets.find((one) => one === search.period) ?? '60';
  return { slice: { ...periodOf(preset, counted), product, area }, preset };
}

function NothingCounted() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const mayImport = may(useMe(), 'complaints.import');
  const step = (
    <Button type="primary" onClick={() => void navigate({ to: '/complaints/imports' })}>
      {t('measures.overview.import')}
    </Button>
  );
  return (
    <Empty title={t('measures.overview.empty')} action={mayImport ? step : null}>
      {mayImport ? t('measures.overview.empty-words') : t('measures.overview.empty-words-reader')}
    </Empty>
  );
}

function Overview({ counted }: { counted: Span }) {
  const { t } = useTranslation();
  const [search, change] = useAddress();
  const { slice, preset } = askedOf(search, counted);
  const overview = useRead(getOverview, { query: slice }, { placeholderData: (previous) => previous });
  return (
    <>
      <Controls label={t('measures.overview.controls')}>
        <PeriodControl
          span={slice}
          counted={counted}
          preset={preset}
          onPreset={(period) =>
            change({ period: period === '60' ? undefined : period, from: undefined, to: undefined })
          }
          onSpan={(span) => change({ ...span, period: undefined })}
        />
        <TermSelect kind="product" value={slice.product} onChange={(product) => change({ product })} />
        <TermSelect kind="area" value={slice.area} onChange={(area) => change({ area })} />
        <p className="section-note">{t('measures.period.counted', { ...counted })}</p>
      </Controls>
      <Read of={overview}>
        {(data) => (
          <>
            <KeyNumbers total={data.total} asOf={data.asOf} slice={slice} />
            <OverviewCharts days={data.days} slice={slice} />
            <Breakdowns byProduct={data.byProduct} byArea={data.byArea} slice={slice} />
          </>
        )}
      </Read>
    </>
  );
}

/** Complaints in numbers: how many, about what, how fast. */
export default function OverviewPage() {
  const { t } = useTranslation();
  const indicators = useIndicators();
  const watched = <Link to="/results/watched">{t('measures.watched.title')}</Link>;
  return (
    <Page title={t('measures.overview.title')} lead={t('measures.overview.lead')} actions={watched}>
      <Read of={indicators}>{({ span }) => (span ? <Overview counted={span} /> : <NothingCounted />)}</Read>
    </Page>
  );
}
