import { type ChartDefinition, type Indicator, ruleSetName } from '@tongli/contracts/measures';
import { Button, DatePicker, Segmented, Select } from 'antd';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { useTranslation } from 'react-i18next';
import { type AddressChange, useAddress } from '../../ui/address.ts';
import { useBilingual } from '../../ui/language.ts';
import type { Span } from '../../ui/spc/address.ts';
import { Control, Controls } from '../../ui/spc/Control.tsx';
import { PeriodControl } from './PeriodControl.tsx';
import { periodOf, presetOf } from './period.ts';
import { SampleControl } from './SampleControl.tsx';
import { TermSelect } from './TermSelect.tsx';

interface ChartControlsProps {
  definition: ChartDefinition;
  indicators: readonly Indicator[];
  /** Dates for which anything is counted. */
  counted: Span;
  brushing: boolean;
  onBrush: (brushing: boolean) => void;
}

function IndicatorSelect({ definition, indicators, change }: ChartControlsProps & { change: AddressChange }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  return (
    <Control label={t('measures.chart.indicator')} htmlFor="indicator">
      <Select
        id="indicator"
        popupMatchSelectWidth={false}
        value={definition.indicator}
        onChange={(indicator) =>
          change({ indicator, type: undefined, sample: undefined, fromHour: undefined, toHour: undefined })
        }
        options={indicators.map(({ code, name }) => ({ value: code, label: pick(name) }))}
      />
    </Control>
  );
}

const sampledTypes = ['xbar-r', 'xbar-s', 'i-mr'] as const;

function TypeSelect({ definition, indicators, change }: ChartControlsProps & { change: AddressChange }) {
  const { t } = useTranslation();
  const own = indicators.find(({ code }) => code === definition.indicator)?.chartTypes ?? [];
  const types = definition.sample ? sampledTypes : own;
  return (
    <Control label={t('measures.chart.type')} htmlFor="chart-type">
      <Select
        id="chart-type"
        popupMatchSelectWidth={false}
        value={definition.type}
        onChange={(type) => change({ type: type === 'auto' ? undefined : type })}
        options={[
          { value: 'auto', label: t('measures.chart.auto') },
          ...types.map((value) => ({ value, label: t(`ui.spc.type.${value}`) })),
        ]}
      />
    </Control>
  );
}

function BaselineControl({ definition, brushing, onBrush, change }: ChartControlsProps & { change: AddressChange }) {
  const { t } = useTranslation();
  const { baseline } = definition;
  return (
    <Control label={t('measures.chart.baseline')} htmlFor="baseline" wide>
      <div className="control-row">
        <DatePicker.RangePicker
          id={{ start: 'baseline', end: 'baseline-end' }}
          format="YYYY-MM-DD"
          aria-label={t('measures.chart.baseline')}
          value={baseline ? [dayjs(baseline.from), dayjs(baseline.to)] : null}
          placeholder={[t('measures.chart.no-baseline'), '']}
          minDate={dayjs(definition.from)}
          maxDate={dayjs(definition.to)}
          onChange={(_, dates) =>
            change({ baselineFrom: dates?.[0] || undefined, baselineTo: dates?.[1] || undefined })
          }
        />
        <Button aria-pressed={brushing} type={brushing ? 'primary' : 'default'} onClick={() => onBrush(!brushing)}>
          {brushing ? t('measures.chart.brush-stop') : t('measures.chart.brush')}
        </Button>
      </div>
    </Control>
  );
}

function SplitControl({ definition, change }: { definition: ChartDefinition; change: AddressChange }) {
  const { t } = useTranslation();
  return (
    <Control label={t('measures.chart.split')} htmlFor="split">
      <DatePicker
        id="split"
        format="YYYY-MM-DD"
        value={definition.splitOn ? dayjs(definition.splitOn) : null}
        placeholder={t('measures.chart.no-split')}
        minDate={dayjs(definition.from)}
        maxDate={dayjs(definition.to)}
        onChange={(_, date) => change({ splitOn: (typeof date === 'string' && date) || undefined })}
      />
    </Control>
  );
}

function RulesSelect({ definition, change }: { definition: ChartDefinition; change: AddressChange }) {
  const { t } = useTranslation();
  return (
    <Control label={t('measures.chart.rules')} htmlFor="rules">
      <Select
        id="rules"
        popupMatchSelectWidth={false}
        value={definition.rules}
        onChange={(rules) => change({ rules: rules === '6-8-1-3-5' ? undefined : rules })}
        options={ruleSetName.options.map((value) => ({ value, label: t(`measures.rules.${value}`) }))}
      />
    </Control>
  );
}

/** What the chart shows. Each change is in the address at once. */
export function ChartControls(props: ChartControlsProps) {
  const { t } = useTranslation();
  const [, change] = useAddress();
  const { definition, counted } = props;
  const span = { from: definition.from, to: definition.to };
  const setSpan = (next: Span) =>
    change({ ...next, baselineFrom: undefined, baselineTo: undefined, splitOn: undefined });
  const bucketLabel = t('measures.chart.bucket');
  return (
    <Controls label={t('measures.chart.controls')}>
      <IndicatorSelect {...props} change={change} />
      <TermSelect kind="product" value={definition.product} onChange={(product) => change({ product })} />
      <TermSelect kind="area" value={definition.area} onChange={(area) => change({ area })} />
      <PeriodControl
        span={span}
        counted={counted}
        preset={presetOf(span, counted)}
        onPreset={(preset) => setSpan(periodOf(preset, counted))}
        onSpan={setSpan}
      />
      <Control label={bucketLabel}>
        <Segmented<string>
          block
          aria-label={bucketLabel}
          value={definition.bucket}
          onChange={(bucket) => change({ bucket: bucket === 'day' ? undefined : bucket })}
          options={(['day', 'week'] as const).map((value) => ({ value, label: t(`ui.spc.bucket.${value}`) }))}
        />
      </Control>
      <SampleControl
        definition={definition}
        indicator={props.indicators.find(({ code }) => code === definition.indicator)}
        change={change}
      />
      <TypeSelect {...props} change={change} />
      <RulesSelect definition={definition} change={change} />
      <SplitControl definition={definition} change={change} />
      <BaselineControl {...props} change={change} />
      <p className="section-note">{t('measures.period.counted', { ...counted })}</p>
    </Controls>
  );
}
