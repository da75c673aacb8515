import { approvalKind } from '@tongli/contracts/work';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKindName } from '../names.ts';

interface KindSelectProps {
  id?: string;
  value?: string;
  onChange?: (kind: string) => void;
  known: readonly string[];
  /** Whether it may stand for every other kind, as an empty value. */
  any?: boolean;
}

/** A kind of approval by its name; one that nobody has used yet is added by typing its code. */
export function KindSelect({ id, value, onChange, known, any = false }: KindSelectProps) {
  const { t } = useTranslation();
  const kindName = useKindName();
  const others = t('work.settings.any-other-kind');
  const [typed, setTyped] = useState('');
  const kinds = [...new Set([...known, value ?? '', approvalKind.safeParse(typed).success ? typed : ''])];
  const options = kinds.filter((kind) => kind !== '').map((kind) => ({ value: kind, label: kindName(kind) }));
  return (
    <Select
      {...(id ? { id } : {})}
      showSearch={{ optionFilterProp: 'label', onSearch: setTyped }}
      popupMatchSelectWidth={false}
      value={any || value ? (value ?? '') : null}
      onChange={(kind: string) => onChange?.(kind)}
      options={any ? [...options, { value: '', label: others }] : options}
    />
  );
}
