import type { OrganisationUnit } from '@tongli/contracts/org';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useOrganisation, useUnitPath } from '../reading.ts';

/** Stands for no unit: a select shows no choice for null. */
const top = 'top';

interface UnitSelectProps {
  id?: string;
  value?: string | null;
  onChange?: (unitId: string | null) => void;
  /** Which can be chosen; all when left out. */
  among?: (unit: OrganisationUnit) => boolean;
  /** Offers to stand in none. */
  orTop?: boolean;
  /** What choosing none means here, where it is not standing at the top. */
  topWords?: string;
  /** The organisation as it is on this date. */
  on?: string | undefined;
}

/** One unit, found by its name or that of any above it. */
export function UnitSelect({ id, value, onChange, among = () => true, orTop = false, topWords, on }: UnitSelectProps) {
  const { t } = useTranslation();
  const path = useUnitPath();
  const { data, isPending } = useOrganisation(on);
  const units = data?.units ?? [];
  const options = units
    .filter(among)
    .map((unit) => ({ value: unit.id, label: path(units, unit.id) }))
    .toSorted((a, b) => a.label.localeCompare(b.label));
  return (
    <Select<string>
      {...(id ? { id } : {})}
      showSearch={{ optionFilterProp: 'label' }}
      loading={isPending}
      value={(value === null && orTop ? top : value) ?? null}
      options={orTop ? [{ value: top, label: topWords ?? t('org.unit.top') }, ...options] : options}
      onChange={(next) => onChange?.(next === top ? null : next)}
    />
  );
}
