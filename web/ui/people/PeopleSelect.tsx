import { listPeople } from '@tongli/contracts/org';
import { Select } from 'antd';
import { useRead } from '../../api/hooks.ts';
import { useBilingual } from '../language.ts';

interface PeopleSelectProps {
  id?: string;
  value?: string | string[];
  onChange?: (value: string | string[]) => void;
  many?: boolean;
  /** Where no field around it says what it is for. */
  label?: string;
}

/** One or several of the staff, by unit, found by name or post. */
export function PeopleSelect({ id, value, onChange, many = false, label }: PeopleSelectProps) {
  const pick = useBilingual();
  const { data, isPending } = useRead(listPeople, {}, { staleTime: 60_000 });
  const options = (data?.units ?? []).flatMap((unit) => {
    const people = data?.people.filter(({ unitId }) => unitId === unit.id) ?? [];
    const own = people.map((person) => ({ value: person.id, label: `${person.name} · ${pick(person.post)}` }));
    return own.length > 0 ? [{ label: pick(unit.name), title: pick(unit.name), options: own }] : [];
  });
  return (
    <Select<string | string[]>
      {...(id ? { id } : {})}
      {...(label ? { 'aria-label': label } : {})}
      {...(many ? { mode: 'multiple' as const } : {})}
      showSearch={{ optionFilterProp: 'label' }}
      loading={isPending}
      value={value ?? (many ? [] : null)}
      onChange={(next) => onChange?.(next)}
      options={options}
    />
  );
}
