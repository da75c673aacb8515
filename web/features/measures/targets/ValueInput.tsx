import type { Indicator } from '@tongli/contracts/measures';
import { InputNumber } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { ScaledNumber } from '../../../ui/form/ScaledNumber.tsx';

interface ValueInputProps {
  unit: Indicator['unit'];
  label: string;
  value: number | null;
  onChange: (value: number | null) => void;
}

/** A value in the unit of its indicator; shares are given in per cent. */
export function ValueInput({ unit, label, value, onChange }: ValueInputProps) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <>
      <label className="for-readers" htmlFor={id}>
        {label}
      </label>
      {unit === 'share' ? (
        <ScaledNumber
          id={id}
          {...(value === null ? {} : { value })}
          onChange={(next) => onChange(next ?? null)}
          {...{ per: 0.01, least: 0, most: 1_000, step: 1, unit: '%' }}
        />
      ) : (
        <InputNumber
          id={id}
          className="part-input"
          value={value}
          onChange={onChange}
          suffix={t(`measures.unit.${unit}`, { value: '' }).trim()}
        />
      )}
    </>
  );
}
