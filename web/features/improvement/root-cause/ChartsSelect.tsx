import type { ChartDefinition } from '@tongli/contracts/measures';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { chartAddress, definitionOf } from '../../../ui/spc/address.ts';
import { useChartWords } from '../../../ui/spc/words.ts';

/** What a pasted address leaves out. */
type Fallback = Pick<ChartDefinition, 'indicator' | 'from' | 'to'>;

interface ChartsSelectProps {
  id?: string;
  called: string;
  /** The chart that signalled: the one most at hand. */
  own?: ChartDefinition;
  fallback: Fallback;
  value?: ChartDefinition[];
  onChange?: (charts: ChartDefinition[]) => void;
}

/** The chart whose address was pasted; null where it is no address of a chart. */
function chartAt(address: string, usual: Fallback): ChartDefinition | null {
  const query = /\/results\/charts\?(.+)$/.exec(address)?.[1];
  if (query === undefined) return null;
  return definitionOf(Object.fromEntries(new URLSearchParams(query)), usual.indicator, usual);
}

/** Charts as evidence: the one that signalled, or any other by its pasted address. */
export function ChartsSelect({ id, called, fallback, onChange, own, value = [] }: ChartsSelectProps) {
  const { t } = useTranslation();
  const words = useChartWords();
  const charts = new Map([...(own ? [own] : []), ...value].map((chart) => [chartAddress(chart), chart]));
  return (
    <Select<string[]>
      {...(id ? { id } : {})}
      mode="tags"
      aria-label={called}
      placeholder={t('improvement.why.charts')}
      value={value.map(chartAddress)}
      onChange={(addresses) =>
        onChange?.(addresses.flatMap((address) => charts.get(address) ?? chartAt(address, fallback) ?? []))
      }
      options={[...charts].map(([address, chart]) => ({ value: address, label: words.title(chart) }))}
    />
  );
}
