import type { ChartDefinition, Indicator } from '@tongli/contracts/measures';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { AddressChange } from '../../ui/address.ts';
import { Control } from '../../ui/spc/Control.tsx';

const sizes = [3, 4, 5, 8, 10, 15, 25];
/** Shifts as most centres have them; any other hours may stand in the address. */
const shifts = ['0-24', '8-16', '16-24', '0-8', '9-18'];

const hoursOf = ({ sample }: ChartDefinition) => (sample ? `${sample.fromHour}-${sample.toHour}` : '0-24');

interface SampleControlProps {
  definition: ChartDefinition;
  indicator: Indicator | undefined;
  change: AddressChange;
}

/** What a point is: one value, or a rational subgroup of so many, of the whole day or of a shift. */
export function SampleControl({ definition, indicator, change }: SampleControlProps) {
  const { t } = useTranslation();
  const { sample } = definition;
  if (!indicator?.hasSubgroups) return null;
  const known = sample && !sizes.includes(sample.size) ? [...sizes, sample.size] : sizes;
  const hours = hoursOf(definition);
  const named = (value: string) => {
    const [fromHour, toHour] = value.split('-');
    return value === '0-24' ? t('measures.chart.whole-day') : t('measures.chart.hours', { fromHour, toHour });
  };
  const none = t('measures.chart.no-sample');
  const setHours = (value: string) => {
    const [fromHour, toHour] = value.split('-');
    change({ fromHour: fromHour === '0' ? undefined : fromHour, toHour: toHour === '24' ? undefined : toHour });
  };
  return (
    <>
      <Control label={t('measures.chart.sample')} htmlFor="sample">
        <Select
          id="sample"
          popupMatchSelectWidth={false}
          value={sample ? String(sample.size) : ''}
          onChange={(size) =>
            change({
              ...{ sample: size || undefined, type: undefined },
              ...(size ? {} : { fromHour: undefined, toHour: undefined }),
            })
          }
          options={[
            { value: '', label: none },
            ...known.map((size) => ({ value: String(size), label: t('measures.chart.sample-of', { size }) })),
          ]}
        />
      </Control>
      {sample ? (
        <Control label={t('measures.chart.shift')} htmlFor="sample-hours">
          <Select
            id="sample-hours"
            popupMatchSelectWidth={false}
            value={hours}
            onChange={setHours}
            options={[...new Set([...shifts, hours])].map((value) => ({ value, label: named(value) }))}
          />
        </Control>
      ) : null}
    </>
  );
}
