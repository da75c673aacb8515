import { DatePicker, Segmented } from 'antd';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { useTranslation } from 'react-i18next';
import type { Span } from '../../ui/spc/address.ts';
import { Control } from '../../ui/spc/Control.tsx';
import { type Preset, presets, reachesAll } from './period.ts';

interface PeriodControlProps {
  span: Span;
  /** Dates for which anything is counted. */
  counted: Span;
  preset: Preset | null;
  onPreset: (preset: Preset) => void;
  onSpan: (span: Span) => void;
}

/** The period of a page: the last days with data, all of them, or a range of one's own. */
export function PeriodControl({ span, counted, preset, onPreset, onSpan }: PeriodControlProps) {
  const { t } = useTranslation();
  const label = t('measures.period.label');
  const nameOf = (value: Preset) =>
    value === 'all' && !reachesAll(counted)
      ? t('measures.period.short.three-years')
      : t(`measures.period.short.${value}`);
  return (
    <>
      <Control label={label} long>
        <Segmented<string>
          block
          aria-label={label}
          value={preset ?? ''}
          onChange={(value) => onPreset(value as Preset)}
          options={presets.map((value) => ({ value, label: nameOf(value) }))}
        />
      </Control>
      <Control label={t('measures.period.own')} htmlFor="period" long>
        <DatePicker.RangePicker
          id={{ start: 'period', end: 'period-end' }}
          format="YYYY-MM-DD"
          allowClear={false}
          value={[dayjs(span.from), dayjs(span.to)]}
          aria-label={t('measures.period.own')}
          onChange={(_, [from, to] = ['', '']) => from && to && onSpan({ from, to })}
        />
      </Control>
    </>
  );
}
