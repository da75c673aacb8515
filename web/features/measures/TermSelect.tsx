import type { TermKind } from '@tongli/contracts/complaints';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Control } from '../../ui/spc/Control.tsx';
import { useTerms } from '../../ui/terms.ts';

interface TermSelectProps {
  kind: Exclude<TermKind, 'cause'>;
  value: string;
  onChange: (code: string) => void;
}

/** One product or area, or all of them. */
export function TermSelect({ kind, value, onChange }: TermSelectProps) {
  const { t } = useTranslation();
  const terms = useTerms();
  const known = terms.options(kind);
  const options =
    known.some((option) => option.value === value) || !value ? known : [{ value, label: value }, ...known];
  return (
    <Control label={t(`measures.term.${kind}`)} htmlFor={`of-${kind}`}>
      <Select
        id={`of-${kind}`}
        showSearch={{ optionFilterProp: 'label' }}
        popupMatchSelectWidth={false}
        value={value}
        onChange={onChange}
        options={[{ value: '', label: t(`measures.term.every-${kind}`) }, ...options]}
      />
    </Control>
  );
}
