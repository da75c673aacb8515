import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAddress } from '../../ui/address.ts';
import { DateInput } from '../../ui/form/DateInput.tsx';
import { asDate } from '../../ui/spc/address.ts';
import { Control } from '../../ui/spc/Control.tsx';
import { comparisonOf, comparisons } from './compare.ts';

/** Which other period this one is compared with. */
export function CompareControl({ always = false }: { always?: boolean }) {
  const { t } = useTranslation();
  const [search, change] = useAddress();
  const how = comparisonOf(search);
  const options = [
    ...(always ? [] : [{ value: '', label: t('measures.compare.none') }]),
    ...comparisons.map((value) => ({ value, label: t(`measures.compare.${value}`) })),
  ];
  return (
    <>
      <Control label={t('measures.compare.label')}>
        <Select
          aria-label={t('measures.compare.label')}
          value={how ?? (always ? 'before' : '')}
          options={options}
          onChange={(vs) => change({ vs: vs || undefined, vsFrom: undefined, vsTo: undefined })}
        />
      </Control>
      {how === 'own' ? (
        <>
          <Control label={t('measures.compare.from')} htmlFor="vs-from">
            <DateInput id="vs-from" value={asDate(search.vsFrom) ?? ''} onChange={(vsFrom) => change({ vsFrom })} />
          </Control>
          <Control label={t('measures.compare.to')} htmlFor="vs-to">
            <DateInput id="vs-to" value={asDate(search.vsTo) ?? ''} onChange={(vsTo) => change({ vsTo })} />
          </Control>
        </>
      ) : null}
    </>
  );
}
