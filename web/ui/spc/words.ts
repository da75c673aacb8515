import { type ChartDefinition, type ChartSample, type Indicator, listIndicators } from '@tongli/contracts/measures';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/hooks.ts';
import { may, useMe } from '../../api/session.ts';
import { useBilingual, useLanguage } from '../language.ts';
import { useTerms } from '../terms.ts';
import type { CaseDate } from './address.ts';

export type IndicatorUnit = Indicator['unit'];

const rarely = { staleTime: 5 * 60_000 };

/** The catalogue of indicators, for those who may read measures. */
export function useIndicators() {
  const allowed = may(useMe(), 'measures.read');
  return useRead(listIndicators, {}, { ...rarely, enabled: allowed });
}

/** Numbers of an indicator as people read them: shares in per cent, four significant digits at most. */
export function useIndicatorValue(): (value: number, unit: IndicatorUnit) => string {
  const place = useLanguage() === 'en' ? 'en-GB' : 'zh-CN';
  const bounds = { maximumSignificantDigits: 4, maximumFractionDigits: 2, roundingPriority: 'lessPrecision' } as const;
  const plain = new Intl.NumberFormat(place, bounds);
  const share = new Intl.NumberFormat(place, { ...bounds, style: 'percent' });
  return (value, unit) => (unit === 'share' ? share : plain).format(value);
}

export interface ChartWords {
  /** Indicator, slice and bucket in one line. */
  title(definition: ChartDefinition): string;
  unit(definition: ChartDefinition): IndicatorUnit;
  /** Complaints behind a point are found by this date of theirs; null where the indicator's card lists its cases. */
  date(definition: ChartDefinition): CaseDate | null;
}

/** A chart's definition in words. */
export function useChartWords(): ChartWords {
  const { t } = useTranslation();
  const pick = useBilingual();
  const terms = useTerms();
  const { data } = useIndicators();
  const find = (code: string) => data?.indicators.find((indicator) => indicator.code === code);
  const unit = (definition: ChartDefinition): IndicatorUnit => find(definition.indicator)?.unit ?? 'complaints';
  const sampled = (sample: ChartSample) =>
    t(sample.toHour - sample.fromHour === 24 ? 'ui.spc.sampled' : 'ui.spc.sampled-hours', sample);
  return {
    title({ indicator, product, area, bucket, sample }) {
      const known = find(indicator);
      const parts = [
        known ? pick(known.name) : t('ui.spc.some-chart'),
        product ? terms.name('product', product) : '',
        area ? terms.name('area', area) : '',
        t(`ui.spc.bucket.${bucket}`),
        sample ? sampled(sample) : '',
      ];
      return parts.filter(Boolean).join(' · ');
    },
    unit,
    date: (definition) => find(definition.indicator)?.casesBy ?? null,
  };
}
